"""Drive Firefox over WebDriver BiDi, the protocol that it speaks itself: a few commands over a websocket."""

import itertools
import json
import shutil
import subprocess
import tempfile
import time

import websocket


class Firefox:
    def __init__(self, path):
        self.profile = tempfile.mkdtemp(prefix="firefox-")
        command = [path, "--headless", "--remote-debugging-port=0", "--no-remote", "--profile", self.profile]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if "WebDriver BiDi listening on " in line:
                address = line.split("listening on ")[1].strip()
                break
        self.socket = websocket.create_connection(f"{address}/session", suppress_origin=True, timeout=120)
        self.numbers = itertools.count(1)
        self.faults = []
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=["log.entryAdded"])
        self.page = self.command("browsingContext.getTree")["contexts"][0]["context"]

    def command(self, method, **params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("method") == "log.entryAdded" and message["params"]["level"] in ("error", "warn"):
                text = message["params"]["text"]
                # A formula that is drawn before its last part has come over the network is called invalid.
                if not text.startswith("Invalid markup: Incorrect number of children"):
                    self.faults.append(text)
            if message.get("id") == number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['message']}")
                return message["result"]

    def size(self, width, height=900):
        self.command("browsingContext.setViewport", context=self.page, viewport={"width": width, "height": height})

    def open(self, address):
        self.faults.clear()
        self.command("browsingContext.navigate", context=self.page, url=address, wait="complete")

    def reload(self):
        self.command("browsingContext.reload", context=self.page, wait="complete")

    def back(self):
        self.command("browsingContext.traverseHistory", context=self.page, delta=-1)

    def ask(self, expression):
        """The value of a JavaScript expression; it must survive JSON."""
        found = self.command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})) ?? 'null')()",
            target={"context": self.page},
            awaitPromise=True,
        )
        if found["type"] == "exception":
            raise RuntimeError(found["exceptionDetails"]["text"])
        return json.loads(found["result"]["value"])

    def press(self, *keys):
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.command("input.performActions", context=self.page, actions=[{"type": "key", "id": "k", "actions": steps}])

    def chord(self, held, key):
        steps = [{"type": "keyDown", "value": held}, {"type": "keyDown", "value": key}]
        steps += [{"type": "keyUp", "value": key}, {"type": "keyUp", "value": held}]
        self.command("input.performActions", context=self.page, actions=[{"type": "key", "id": "k", "actions": steps}])

    def point_at(self, x, y):
        steps = [{"type": "pointerMove", "x": round(x), "y": round(y)}]
        source = {"type": "pointer", "id": "m", "parameters": {"pointerType": "mouse"}, "actions": steps}
        self.command("input.performActions", context=self.page, actions=[source])

    def wait(self, expression, seconds=20):
        end = time.monotonic() + seconds
        while not self.ask(expression):
            assert time.monotonic() < end, f"after {seconds} s still not: {expression}"
            time.sleep(0.05)

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(20)
        self.process.stderr.close()
        shutil.rmtree(self.profile, ignore_errors=True)
