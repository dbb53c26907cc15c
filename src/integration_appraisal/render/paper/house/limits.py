"""What the process that fills in a template gives up before it reads one, where the system can take it away."""

import signal
from typing import NoReturn

from integration_appraisal.render.paper.house.sizes import CPU_SECONDS, MEMORY

try:
    import resource
except ModuleNotFoundError:  # Windows
    resource = None  # type: ignore[assignment]


class OutOfTime(BaseException):
    """The time that a template has is over. No Exception, because Jinja passes over those while it reads a template."""


def give_up() -> None:
    """No files, no other processes, little memory, little time. What is open stays open.

    Time is counted from now. It ends with OutOfTime; what does not heed that, such as one long multiplication, ends
    with the process a second later.
    """
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS
    signal.signal(signal.SIGXCPU, _out_of_time)
    _lower("RLIMIT_CPU", seconds, seconds + 1)
    for name, most in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_NOFILE", 0),
    ):
        _lower(name, most, most)


def stay_calm() -> None:
    """What is left to do may take the last second."""
    if resource is not None:
        signal.signal(signal.SIGXCPU, signal.SIG_IGN)


def _out_of_time(_number: int, _frame: object) -> NoReturn:
    raise OutOfTime


def _lower(name: str, soft: int, hard: int) -> None:
    """A limit that is lower already stays; one that this system has not, or takes no orders on, is left out."""
    kind = getattr(resource, name, None)
    if kind is None:
        return
    present = resource.getrlimit(kind)[1]
    most = hard if present == resource.RLIM_INFINITY else min(hard, present)
    try:
        resource.setrlimit(kind, (min(soft, most), most))
    except (OSError, ValueError):  # macOS, for memory
        return
