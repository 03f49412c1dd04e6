#!/usr/bin/env python3
"""Aligns made-up pairs under Apache Spark, kills an executor half-way, and counts the answers.

usage: spark-executor-loss.py [--program FILE] [--pairs N] [--executors N] [--parts N] [--no-kill]

Spark runs as a cluster on this machine (master `local-cluster`): a driver, a worker process and an
executor process for each of --executors, and a filter `tarjuman align --stdin` for each part. When
half of the parts are done, one executor is killed by SIGKILL. Exit code 0 if every pair was
answered once, 1 if not.

Wants Java 17 and PyPI's pyspark 3.5 (`pip install pyspark==3.5.9`), in an environment of its own.
"""
import argparse
import collections
import importlib.util
import json
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
# Bad lines have answers of their own and are no failure of the part: exit code 2 says that some
# were bad. Any other end, a crash say, fails the part, and Spark runs it again.
FILTER = """sh -c '"$TARJUMAN" align --stdin --threads 1; test $? = 0 -o $? = 2'"""


def asked():
    arguments = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0])
    arguments.add_argument("--program", default=shutil.which("tarjuman"))
    arguments.add_argument("--pairs", type=int, default=10_000)
    arguments.add_argument("--executors", type=int, default=2)
    arguments.add_argument("--parts", type=int, default=40)
    arguments.add_argument("--no-kill", action="store_true")
    found = arguments.parse_args()
    if not found.program:
        arguments.error("tarjuman is not on the PATH; name it by --program")
    return found


def write_pairs(count, file):
    spec = importlib.util.spec_from_file_location("made_up_pairs", HERE / "made-up-pairs.py")
    made_up = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made_up)
    gold = {}
    with open(file, "w", encoding="utf-8") as out:
        for pair in made_up.pairs(count):
            gold[pair["id"]] = {tuple(link) for link in pair["gold"]}
            out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    return gold


def context(executors):
    import pyspark

    os.environ.setdefault("SPARK_HOME", os.path.dirname(pyspark.__file__))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = pyspark.SparkConf().setMaster(f"local-cluster[{executors},1,1024]")
    settings.setAppName("tarjuman at scale").set("spark.ui.enabled", "false")
    settings.set("spark.ui.showConsoleProgress", "false")
    spark = pyspark.SparkContext(conf=settings)
    spark.setLogLevel("OFF")
    return spark


def executor_processes(application):
    """Process numbers of this application's executors."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if application.encode() in words and any(
            word.endswith(b"CoarseGrainedExecutorBackend") for word in words
        ):
            found.append(int(folder.name))
    return sorted(found)


class Watch(threading.Thread):
    """Kills one executor when half of the parts are done."""

    def __init__(self, spark, parts, kills):
        super().__init__(daemon=True)
        self.spark, self.parts, self.kills = spark, parts, kills
        self.seen, self.killed, self.done_then, self.failed = set(), None, 0, 0
        self.is_over = False

    def run(self):
        tracker = self.spark.statusTracker()
        while not self.is_over:
            running = executor_processes(self.spark.applicationId)
            self.seen.update(running)
            stages = map(tracker.getStageInfo, tracker.getActiveStageIds())
            for stage in filter(None, stages):
                self.failed = max(self.failed, stage.numFailedTasks)
                half = 2 * stage.numCompletedTasks >= self.parts
                if self.kills and half and self.killed is None and len(running) > 1:
                    self.killed, self.done_then = running[0], stage.numCompletedTasks
                    os.kill(self.killed, signal.SIGKILL)
            time.sleep(0.2)


def align(spark, source, target, parts):
    lines = spark.textFile(f"file://{source}", parts)
    # Without an environment of its own the filter has none at all, not even HOME.
    lines.pipe(FILTER, env=dict(os.environ), checkCode=True).saveAsTextFile(f"file://{target}")


def answers(folder):
    for part in sorted(folder.glob("part-*")):
        with open(part, encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def report(gold, found):
    times = collections.Counter()
    errors = right = beads = 0
    for answer in found:
        times[answer["id"]] += 1
        errors += "error" in answer
        pairs = [b for b in answer.get("beads", []) if b["sources"] and b["targets"]]
        beads += len(pairs)
        right += sum(
            (b["sources"][0], b["targets"][0]) in gold.get(answer["id"], ())
            for b in pairs
            if len(b["sources"]) == len(b["targets"]) == 1
        )
    lost = len(gold.keys() - times.keys())
    strange = len(times.keys() - gold.keys())
    twice = sum(count > 1 for count in times.values())
    print(f"  {len(gold)} pairs in, {sum(times.values())} answers out")
    print(f"  {lost} lost, {twice} more than once, {strange} unknown, {errors} errors")
    print(f"  {right} of {beads} pairs of sentences are right")
    return not (lost or twice or strange)


def main():
    choice = asked()
    os.environ["TARJUMAN"] = os.path.abspath(choice.program)
    place = pathlib.Path(tempfile.mkdtemp(prefix="tarjuman-at-scale-"))
    try:
        gold = write_pairs(choice.pairs, place / "pairs.jsonl")
        spark = context(choice.executors)
        watch = Watch(spark, choice.parts, not choice.no_kill)
        watch.start()
        start = time.monotonic()
        align(spark, place / "pairs.jsonl", place / "aligned", choice.parts)
        seconds = time.monotonic() - start
        watch.is_over = True
        watch.join()
        version = spark.version
        spark.stop()
        print(f"at scale: Spark {version}, {choice.executors} executors, {choice.parts} parts")
        if watch.killed:
            print(f"  executor {watch.killed} killed when {watch.done_then} parts were done")
        print(f"  {len(watch.seen)} executors seen, {watch.failed} tasks failed, {seconds:.0f} s")
        is_well = report(gold, answers(place / "aligned"))
        if not choice.no_kill and not watch.killed:
            print("  no executor was killed: too few parts, or too quick")
            is_well = False
        sys.exit(0 if is_well else 1)
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
