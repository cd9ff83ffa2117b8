from dugout.graph.register import Post, load_register


def test_a_post_without_an_end_is_the_present_one():
    assert Post("ac-milan", "2025", None) in load_register().posts("massimiliano-allegri")
