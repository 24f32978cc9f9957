"""What is true of a process that reads article after article."""

import gc

from threadpoolctl import threadpool_info

from tasks.findings.everything import settle
from tasks.findings.subjects.network import one_thread


def test_what_is_loaded_is_out_of_the_garbage_collectors_sight_and_what_comes_later_is_not():
    earlier = [[number] for number in range(9)]
    settle()
    later = [[number] for number in range(9)]
    seen = {id(one) for one in gc.get_objects()}
    assert id(earlier) not in seen
    assert id(later) in seen


def test_products_are_made_on_one_thread_and_then_on_as_many_as_before():
    before = [library["num_threads"] for library in threadpool_info()]
    with one_thread():
        assert {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"} == {1}
    assert [library["num_threads"] for library in threadpool_info()] == before
