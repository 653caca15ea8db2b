"""Runs one command and prints what it used, as JSON. The cost of this program is not included.

Standard input is the command: {"args": [...], "cwd": "...", "env": {...}}. The wall time lasts from the start of the
process to its end. The CPU time includes all child processes, also those that outlive the command. The memory is the
peak of the sum of all resident sets, sampled every few milliseconds. It is at least the peak of the largest process.
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
PAGE_SIZE = os.sysconf('SC_PAGE_SIZE')
SAMPLE_INTERVAL_SECONDS = 0.005
ORPHAN_TIMEOUT_SECONDS = 10


def read_fields(path):
    try:
        with open(path, encoding='ascii') as file:
            return file.read().split()
    except OSError:
        # The process has ended.
        return []


def children(pid):
    try:
        threads = os.listdir(f'/proc/{pid}/task')
    except OSError:
        return []
    return [int(child) for thread in threads for child in read_fields(f'/proc/{pid}/task/{thread}/children')]


def resident_bytes(pid):
    """The resident memory of a process and all its descendants."""
    statm = read_fields(f'/proc/{pid}/statm')
    own = int(statm[1]) * PAGE_SIZE if statm else 0
    return own + sum(resident_bytes(child) for child in children(pid))


class MemorySampler(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.peak = 0
        self.done = threading.Event()

    def run(self):
        me = os.getpid()
        while not self.done.wait(SAMPLE_INTERVAL_SECONDS):
            # The children of this process are the command and its orphans.
            self.peak = max(self.peak, sum(resident_bytes(child) for child in children(me)))


def wait_for_orphans():
    """Waits for processes that outlive the command, kills them after a timeout, and returns their usage."""
    usages, deadline = [], time.monotonic() + ORPHAN_TIMEOUT_SECONDS
    while True:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return usages
        if pid != 0:
            usages.append(usage)
        elif time.monotonic() > deadline:
            for child in children(os.getpid()):
                os.kill(child, 9)
        else:
            time.sleep(0.01)


def main():
    # Orphans become children of this process, so that their usage is included.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    command = json.load(sys.stdin)
    sampler = MemorySampler()
    sampler.start()
    with tempfile.TemporaryFile() as output:
        started_at = time.time()
        start = time.perf_counter()
        child = subprocess.Popen(
            command['args'],
            cwd=command['cwd'],
            env=command['env'],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        usages = [usage, *wait_for_orphans()]
        sampler.done.set()
        sampler.join()
        output.seek(0)
        printed = output.read().decode('utf-8', 'replace')
    print(
        json.dumps(
            {
                'startedAt': started_at * 1000,
                'wall': wall * 1000,
                'cpu': sum(each.ru_utime + each.ru_stime for each in usages) * 1000,
                'memory': max(sampler.peak, *(each.ru_maxrss * 1024 for each in usages)) / 1e6,
                'exitCode': os.waitstatus_to_exitcode(status),
                'output': printed[-4000:],
            }
        )
    )


main()
