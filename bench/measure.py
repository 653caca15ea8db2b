"""Runs one command and prints what it took, as JSON: its own cost is not part of it.

The command comes on standard input: {"args": […], "cwd": "…", "env": {…}}. The wall time is that from the start of
the process to its end. The CPU time is that of the process and of all that it started, also of what outlives it.
The memory is the most that all of them held at the same time (the sum of their resident sets, looked at every few
milliseconds), and at least what the largest of them ever held.
"""

import ctypes
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

PR_SET_CHILD_SUBREAPER = 36
PAGE = os.sysconf('SC_PAGE_SIZE')
INTERVAL = 0.005
# What a command leaves running is ended after so many seconds.
PATIENCE = 10


def read(path):
    try:
        with open(path, encoding='ascii') as file:
            return file.read().split()
    except OSError:
        # The process has ended meanwhile.
        return []


def children(pid):
    try:
        threads = os.listdir(f'/proc/{pid}/task')
    except OSError:
        return []
    return [int(child) for thread in threads for child in read(f'/proc/{pid}/task/{thread}/children')]


def resident(pid):
    """The bytes that a process and all below it hold."""
    statm = read(f'/proc/{pid}/statm')
    own = int(statm[1]) * PAGE if statm else 0
    return own + sum(resident(child) for child in children(pid))


class Sampler(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.peak = 0
        self.done = threading.Event()

    def run(self):
        me = os.getpid()
        while not self.done.wait(INTERVAL):
            # Below this process is the command, and whatever it left behind.
            self.peak = max(self.peak, sum(resident(child) for child in children(me)))


def end_orphans():
    """Waits for what the command left running, and gives what it used."""
    used, deadline = [], time.monotonic() + PATIENCE
    while True:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return used
        if pid != 0:
            used.append(usage)
        elif time.monotonic() > deadline:
            for child in children(os.getpid()):
                os.kill(child, 9)
        else:
            time.sleep(0.01)


def main():
    # What loses its parent becomes a child of this process, and is counted.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    spec = json.load(sys.stdin)
    sampler = Sampler()
    sampler.start()
    with tempfile.TemporaryFile() as output:
        date = time.time()
        began = time.perf_counter()
        child = subprocess.Popen(
            spec['args'],
            cwd=spec['cwd'],
            env=spec['env'],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        used = [usage, *end_orphans()]
        sampler.done.set()
        sampler.join()
        output.seek(0)
        said = output.read().decode('utf-8', 'replace')
    print(
        json.dumps(
            {
                'began': date * 1000,
                'wall': wall * 1000,
                'cpu': sum(each.ru_utime + each.ru_stime for each in used) * 1000,
                'memory': max(sampler.peak, *(each.ru_maxrss * 1024 for each in used)) / 1e6,
                'code': os.waitstatus_to_exitcode(status),
                'output': said[-4000:],
            }
        )
    )


main()
