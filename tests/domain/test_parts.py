"""Work in parts that is done without a pause."""

from rai_desktop.domain.parts import result_of


def test_all_parts_are_done_before_the_result_comes():
    done = []

    def work():
        done.append("first")
        yield
        done.append("second")
        yield
        return len(done)

    assert result_of(work()) == 2
    assert done == ["first", "second"]
