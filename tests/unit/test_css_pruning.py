import pytest

from css_pruning import prune


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{color:red}.b{color:blue}", ".a{color:red}"),
        (".a,.b>.c{x:1}", ".a{x:1}"),
        (".a .b{x:1}", ""),
        ("#a:hover::before{x:1}", "#a:hover::before{x:1}"),
        ("p:not(.b){x:1}", "p:not(.b){x:1}"),
        (":is(.a,.b) p{x:1}", ":is(.a,.b) p{x:1}"),
        ("[data-x='.b']{x:1}", "[data-x='.b']{x:1}"),
        ("@media print{.b{x:1}}", ""),
        ("@media print{.a{x:1}.b{x:2}}", "@media print{.a{x:1}}"),
        ("/* .a{ */.a{content:'}'}", ".a{content:'}'}"),
        (r".a\:b{x:1}.\66{x:1}", r".a\:b{x:1}"),
        ("@keyframes turn{to{x:1}}.a{y:2}", ".a{y:2}"),
        ("@keyframes turn{to{x:1}}.a{animation:1s turn}", "@keyframes turn{to{x:1}}.a{animation:1s turn}"),
        ("@import 'x.css';.b{x:1}", "@import 'x.css';"),
    ],
)
def test_what_is_kept(css, kept):
    assert prune(css, {"a", "a:b"}) == kept


def test_unused_properties_go_in_chains():
    css = ":root{--one:1px;--two:var(--one);--three:3px}.a{x:var(--three)}"
    assert prune(css, {"a"}) == ":root{--three:3px}.a{x:var(--three)}"
    assert "--two" in prune(css, {"a"}, scripts="style.getPropertyValue('--two')")


def test_a_rule_without_end_is_named():
    with pytest.raises(ValueError, match="must end with a brace"):
        prune(".a{x:1", {"a"})
