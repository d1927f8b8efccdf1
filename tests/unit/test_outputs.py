"""What a cell printed does not depend on when it was sent."""

from side_by_side import join_streams


def pieces(*texts):
    return [{"output_type": "stream", "name": "stdout", "text": text} for text in texts]


def test_the_cuts_do_not_show():
    whole = join_streams(pieces("one, two\n\nthree\n"))
    assert whole == pieces("one, two\n\nthree\n")
    for cut in range(1, 13):
        text = "one, two\n\nthree\n"
        assert join_streams(pieces(text[:cut], text[cut:])) == whole


def test_other_outputs_keep_their_place():
    figure = {"output_type": "display_data", "data": {}}
    first, last = pieces("a\n", "b\n")
    assert join_streams([first, figure, last]) == [pieces("a\nb\n")[0], figure]
