"""Kernels that start in a moment, while pages run side by side.

Every page needs a fresh Python, and each would import the same libraries for a second or two.
Here one process imports them once and is forked for each page: the copy is as fresh, and is there
at once.  Only on Linux; elsewhere, and if anything is amiss, pages run in kernels of their own.

Run as a script, this file is that process.  It reads orders from its input, a line each, and
answers with the number of the process that has become the kernel.
"""

import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress

# What most pages import.  Not pyplot, which asks the running kernel how to draw.
PRELOADED = (
    "numpy",
    "scipy.optimize",
    "scipy.special",
    "scipy.stats",
    "matplotlib.figure",
    "matplotlib.backends.backend_svg",
    "sklearn.datasets",
    "sklearn.linear_model",
    "sklearn.model_selection",
    "sklearn.ensemble",
    "yaml",
    "ipykernel.kernelapp",
)
INLINE = "module://matplotlib_inline.backend_inline"


def serve():
    del sys.path[0]  # this folder, which a kernel would not see
    os.environ.setdefault("MPLBACKEND", INLINE)  # what a kernel sets before matplotlib is imported
    os.environ["JPY_PARENT_PID"] = str(os.getpid())  # a kernel ends when this process does
    for name in PRELOADED:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    gc.freeze()
    running = set()

    def reap(*_):
        try:
            while process := os.waitpid(-1, os.WNOHANG)[0]:
                running.discard(process)
        except ChildProcessError:
            pass

    signal.signal(signal.SIGCHLD, reap)
    print("ready", flush=True)
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            become_kernel(**json.loads(line))
        running.add(process)
        print(process, flush=True)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    reap()
    for process in running:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def become_kernel(arguments, folder, environment):
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)
        os.chdir(folder)
        os.environ.update(environment)
        from ipykernel.kernelapp import IPKernelApp

        IPKernelApp.launch_instance(argv=arguments)
    finally:
        os._exit(0)


class Forked:
    """A process that this one may watch and end, though it did not start it."""

    stdin = stdout = stderr = None

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def wait(self, timeout=None):
        end = time.monotonic() + (timeout or 60)
        while self.poll() is None and time.monotonic() < end:
            time.sleep(0.02)
        return self.poll()

    def send_signal(self, number):
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)


class Nursery:
    def __init__(self):
        self.lock, self.needed = threading.Lock(), False
        self.process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def wait(self):
        self.needed = True
        if self.process.stdout.readline() != "ready\n":
            raise OSError("the process that is to be forked did not start")

    def fork(self, arguments, folder, environment):
        order = json.dumps({"arguments": arguments, "folder": folder, "environment": environment})
        with self.lock:
            self.process.stdin.write(order + "\n")
            self.process.stdin.flush()
            return Forked(int(self.process.stdout.readline()))

    def close(self):
        """End it, and count what its kernels have used as used by this process."""
        if not self.needed:  # it may still be importing, for nobody
            self.process.kill()
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def start():
    """Start the process, so that it is ready when it is needed; None where that is not possible."""
    return Nursery() if sys.platform.startswith("linux") else None


@contextmanager
def forked_kernels(nursery):
    """Within this context kernels are forked, where that is possible."""
    from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

    try:
        nursery.wait()
    except (AttributeError, OSError, ValueError):
        yield
        return

    class ForkedProvisioner(LocalProvisioner):
        async def launch_kernel(self, cmd, **kwargs):
            if cmd[1:3] != ["-m", "ipykernel_launcher"]:
                return await super().launch_kernel(cmd, **kwargs)
            environment = {k: v for k, v in kwargs["env"].items() if k not in ("JPY_PARENT_PID", "MPLBACKEND")}
            self.process = nursery.fork(cmd[3:], str(kwargs.get("cwd") or os.getcwd()), environment)
            self.pid = self.pgid = self.process.pid
            return self.connection_info

    class Entry:
        name = "forked"

        @staticmethod
        def load():
            return ForkedProvisioner

    factory = KernelProvisionerFactory.instance()
    usual = factory.default_provisioner_name
    factory.provisioners["forked"] = Entry
    factory.default_provisioner_name = "forked"
    try:
        yield
    finally:
        factory.default_provisioner_name = usual
        del factory.provisioners["forked"]


if __name__ == "__main__":
    with suppress(BrokenPipeError, KeyboardInterrupt):  # the build has ended meanwhile
        serve()
