import pytest
from css_pruning import Elements, prune

PAGE = '<html lang="en"><body class="a a:b"><p id="d" class="a">x<ul class="menu">'


def pruned(css, words=(), scripts=""):
    return prune(css, Elements([PAGE], css, words), scripts)


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
        ("p.a{x:1}ul.a{x:1}", "p.a{x:1}"),  # a tag with the names that it has
        ("#d.a,#d.menu{x:1}", "#d.a{x:1}"),  # names that stand together
        ("p .menu li,body ul{x:1}", "body ul{x:1}"),  # no li on the page
        ("*,:root,[x]{x:1}", "*,:root,[x]{x:1}"),
        ("p:is(.a,.b):not(:has(> .b)):nth-child(2n + 1){x:1}", "p:is(.a,.b):not(:has(> .b)):nth-child(2n + 1){x:1}"),
        ("@import 'x.css';.b{x:1}", "@import 'x.css';"),
    ],
)
def test_what_is_kept(css, kept):
    assert pruned(css) == kept


def test_what_a_script_names_may_be_anywhere():
    css = "p.open{x:1}li.open{x:1}.open.shut{x:1}.menu.open>button{x:1}"
    assert pruned(css, words={"open", "button"}) == "p.open{x:1}.menu.open>button{x:1}"
    assert pruned(css) == ""


def test_unused_properties_go_in_chains():
    css = ":root{--one:1px;--two:var(--one);--three:3px}.a{x:var(--three)}"
    assert pruned(css) == ":root{--three:3px}.a{x:var(--three)}"
    assert "--two" in pruned(css, scripts="style.getPropertyValue('--two')")


def test_a_rule_without_end_is_named():
    with pytest.raises(ValueError, match="must end with a brace"):
        pruned(".a{x:1")
