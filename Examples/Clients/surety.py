"""Record obligations of a run of `surety run` from Python.

    import surety

    with surety.removing_tree("work"):        # removed here, or by the supervisor if this process dies
        os.mkdir("work")

    surety.defer("--kill", str(child.pid))    # any obligation that `surety defer` knows

Without a run, `defer` raises `surety.Refused`; the context managers do their work without a record.
"""

import contextlib
import os
import shutil
import subprocess


class Refused(Exception):
    """The obligation was not recorded; the text says why and what to do."""


def supervised():
    """Whether this process belongs to a run."""
    return bool(os.environ.get("SURETY_LEDGER"))


def _surety(*arguments):
    command = [os.environ.get("SURETY", "surety"), *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise Refused(done.stderr.strip().removeprefix("surety: error: "))
    return done.stdout.strip()


def defer(*effect, name="", on="always", owner=True):
    """Records an obligation and returns its number.

    `effect` is what `surety defer` takes: `"--remove", path`, or `"--", program, argument, …`. With `owner` it is due when this
    process ends, else when the run does.
    """
    options = ["--on", on]
    if name:
        options += ["--name", name]
    if owner:
        options += ["--owner", str(os.getpid())]
    return _surety("defer", *options, *map(os.fspath, effect))


def release(number, run=False):
    """Takes an obligation back, or discharges it first where `run` is set."""
    _surety("release", *(["--run"] if run else []), number)


@contextlib.contextmanager
def _held(*effect, discharge):
    number = defer(*effect) if supervised() else None
    try:
        yield number
    finally:
        # First the work, then the record: a death in between discharges once more, which harms nobody.
        discharge()
        if number is not None:
            release(number)


def removing(path):
    """A block at whose end a file is gone, also where this process dies in it."""
    def remove():
        with contextlib.suppress(FileNotFoundError):
            os.remove(path)
    return _held("--remove", path, discharge=remove)


def removing_tree(path):
    """A block at whose end a folder is gone with all that is in it."""
    return _held("--remove-tree", path, discharge=lambda: shutil.rmtree(path, ignore_errors=True))


def unlinking_socket(path):
    """A block at whose end a socket's path is gone."""
    def unlink():
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)
    return _held("--unlink-socket", path, discharge=unlink)
