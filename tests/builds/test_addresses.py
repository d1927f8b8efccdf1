"""Launch, edit, issue and canonical links follow the repository, forks included."""

import re


def addresses(small):
    text = small.page("one.html")
    return {
        "binder": re.search(r'href="(https://mybinder\.org[^"]+)"', text)[1],
        "edit": re.search(r'href="([^"]+/edit/[^"]+)"', text)[1],
        "issue": re.search(r'href="([^"]+/issues/new[^"]*)"', text)[1],
        "canonical": re.search(r'rel="canonical" href="([^"]+)"', text)[1],
        "preview": re.search(r'property="og:url" content="([^"]+)"', text)[1],
        "sitemap": re.search(r"<loc>([^<]+one\.html)</loc>", small.page("sitemap.xml"))[1],
    }


def test_a_fork_gets_its_own_addresses(small):
    code, log = small.build("-W", "--all", GITHUB_REPOSITORY="Some-One/my-book")
    assert code == 0, log
    site = "https://some-one.github.io/my-book/one.html"
    assert addresses(small) == {
        "binder": "https://mybinder.org/v2/gh/Some-One/my-book/main?urlpath=lab/tree/book/one.md",
        "edit": "https://github.com/Some-One/my-book/edit/main/book/one.md",
        "issue": addresses(small)["issue"],
        "canonical": site,
        "preview": site,
        "sitemap": site,
    }
    assert addresses(small)["issue"].startswith("https://github.com/Some-One/my-book/issues/new")


def test_without_a_repository_no_link_leads_nowhere(small):
    text = small.page("one.html")
    assert not re.search(r'href="[^"]*(?:your-name|mybinder|/edit/|/issues/new)[^"]*"(?! rel)', text.split("<body")[1])


def test_elsewhere_one_line_of_the_configuration_decides(small):
    config = (small.book / "_config.yml").read_text("utf8")
    line = re.search(r"^  url: (\S+)$", config, re.M)[1]
    small.replace("book/_config.yml", f"  url: {line}\n", "  url: https://github.com/us/site\n")
    assert small.build("-W")[0] == 0
    found = addresses(small)
    assert found["binder"].startswith("https://mybinder.org/v2/gh/us/site/main")
    assert found["canonical"] == found["sitemap"] == "https://us.github.io/site/one.html"


def test_a_domain_of_ones_own(small):
    assert small.build("-W", "--all", BOOK_BASEURL="https://book.example.org/")[0] == 0
    assert 'rel="canonical" href="https://book.example.org/one.html"' in small.page("one.html")
