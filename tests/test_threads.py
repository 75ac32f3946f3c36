"""Lisp threads on either host; what Emacs answers is in tests/oracle/threads.txt."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("greenlet")

from elwire.builtins.processes.process_objects import processes
from elwire.builtins.processes.processes import close_all
from elwire.builtins.processes.scheduler import threads
from elwire.interpreter.signals import KillEmacs, Signal
from elwire.netlib.asyncio_host import AsyncioHost
from elwire.netlib.clock import SimulatedClock
from elwire.netlib.host import Host

HELPERS = """
(progn
  (defvar log nil) (defvar dyn 'global) (defvar server nil)
  (defun note (what) (setq log (cons what log)) what)
  (defun taken () (prog1 (nreverse log) (setq log nil)))
  (defmacro go (name &rest body) `(make-thread (lambda () ,@body) ,name))
  (defun serve (&rest args)
    (setq server (apply #'make-network-process :name "srv" :server 100 :service t :host "127.0.0.1" args)))
  (defun connect (&rest args)
    (apply #'make-network-process :name "cl" :host "127.0.0.1" :service (process-contact server :service) args)))
"""


@pytest.fixture(params=["standalone", "asyncio"])
def lisp(request: pytest.FixtureRequest) -> Iterator[Any]:
    """An interpreter on either host; afterwards no thread runs Lisp and no descriptor is left."""
    from elwire.startup import make_interpreter

    it = make_interpreter()
    it.eval_string(HELPERS)
    loop = None
    if request.param == "asyncio":
        loop = asyncio.new_event_loop()
        host = AsyncioHost(loop)
        processes(it).host = host
        directly = it.eval_string

        def inside(form: str) -> Any:
            return loop.run_until_complete(host.run(directly, form))

        it.eval_string = inside
    before = set(os.listdir("/proc/self/fd"))
    yield it
    it.eval_string("(mapc #'(lambda (p) (set-process-sentinel p #'ignore) (delete-process p)) (process-list))")
    close_all(it)
    assert len(threads(it).threads) == 1
    assert it.specpdl == [] and it.handlers == []
    if loop is not None:
        assert not host.running
        loop.close()
    left = set(os.listdir("/proc/self/fd")) - before
    assert not [fd for fd in left if os.path.exists(f"/proc/self/fd/{fd}")]


def shown(it: Any, form: str) -> str:
    text = it.prin1(it.eval_string(form))
    return text if isinstance(text, str) else str(text.s)


def test_turns_are_taken_in_order(lisp: Any) -> None:
    form = """
      (let ((threads (mapcar (lambda (n) (go nil (dotimes (i 3) (note (list n i)) (thread-yield)))) '(1 2 3))))
        (mapc #'thread-join threads) (taken))
    """
    assert shown(lisp, form) == "((1 0) (2 0) (3 0) (1 1) (2 1) (3 1) (1 2) (2 2) (3 2))"


def test_a_thread_that_waits_does_not_stop_another(lisp: Any) -> None:
    start = time.monotonic()
    form = (
        "(progn (mapc #'thread-join (mapcar (lambda (n) (go nil (sleep-for 0.3))) (make-list 20 0))) (sleep-for 0.1))"
    )
    lisp.eval_string(form)
    assert 0.39 < time.monotonic() - start < 2


def test_dynamic_state_is_swapped_on_each_switch(lisp: Any) -> None:
    form = """
      (let* ((work (lambda (n)
               (let ((dyn n) (case-fold-search n))
                 (with-temp-buffer
                   (insert (format "%d" n))
                   (string-match (format "%d" n) (make-string n ?0))
                   (condition-case nil
                       (dotimes (i 20)
                         (let ((dyn (list n i)))
                           (thread-yield)
                           (if (= i 0) (sleep-for 0.01))
                           (or (equal dyn (list n i)) (note 'wrong)))
                         (or (and (eq dyn n) (eq case-fold-search n) (equal (buffer-string) (format "%d" n)))
                             (note 'wrong))
                         (if (= i 10) (signal 'quit nil)))
                     (quit (note dyn)))))))
             (threads (mapcar (lambda (n) (make-thread (lambda () (funcall work n)))) '(1 2 3 4))))
        (funcall work 5)
        (mapc #'thread-join threads)
        (list (sort (taken) #'<) dyn case-fold-search (thread-last-error)))
    """
    assert shown(lisp, form) == "((1 2 3 4 5) global t nil)"


def test_echo_clients_in_threads(lisp: Any) -> None:
    form = """
      (progn
        (serve :filter (lambda (p s) (process-send-string p (upcase s))) :sentinel #'ignore)
        (let ((threads
               (mapcar
                (lambda (i)
                  (go (format "T%d" i)
                    (let* ((got "") (c (connect :sentinel #'ignore :filter (lambda (p s) (setq got (concat got s))))))
                      (dotimes (n 20)
                        (setq got "")
                        (process-send-string c (format "hello%d-%d." i n))
                        (while (not (equal got (format "HELLO%d-%d." i n))) (accept-process-output c 1)))
                      (delete-process c)
                      i)))
                (number-sequence 1 15))))
          (mapcar #'thread-join threads)))
    """
    assert shown(lisp, form) == "(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)"


def test_both_wait_for_the_same_process(lisp: Any) -> None:
    form = """
      (let* (p (th (go "T" (setq p (start-process "p" nil "sh" "-c" "for i in 1 2 3; do sleep 0.1; echo $i; done"))
                    (set-process-filter p (lambda (p s) (note (cons (substring s 0 1) (thread-name (current-thread))))))
                    (set-process-sentinel p #'ignore)
                    (while (accept-process-output p)))))
        (while (thread-live-p th) (accept-process-output nil 0.05))
        (taken))
    """
    assert shown(lisp, form) == '(("1" . "T") ("2" . "T") ("3" . "T"))'


def test_a_process_that_is_read_elsewhere_ends_the_wait_for_it(lisp: Any) -> None:
    form = """
      (let* ((p (start-process "p" nil "cat"))
             (th (progn (set-process-thread p nil)
                        (go "T" (list (accept-process-output p 5) (accept-process-output p 5))))))
        (set-process-sentinel p #'ignore)
        (sleep-for 0.01)
        (process-send-string p "x\\n")
        (while (thread-live-p th)
          (accept-process-output p 0.05)
          (if (process-live-p p) (process-send-eof p)))
        (thread-join th))
    """
    start = time.monotonic()
    assert shown(lisp, form) in ("(t nil)", "(nil nil)")
    assert time.monotonic() - start < 4


def test_only_its_thread_reads_a_locked_process(lisp: Any) -> None:
    form = """
      (let* ((m (make-mutex)) (p (start-process "p" nil "cat"))
             (th (progn (mutex-lock m) (go "T" (mutex-lock m) (accept-process-output p 5)))))
        (set-process-filter p (lambda (p s) (note (list s (thread-name (current-thread))))))
        (set-process-thread p th)
        (process-send-string p "x\\n")
        (sleep-for 0.2)
        (note 'unlock)
        (mutex-unlock m)
        (thread-join th)
        (taken))
    """
    start = time.process_time()
    assert shown(lisp, form) == '(unlock ("x\n" "T"))'
    assert time.process_time() - start < 0.15  # nobody reads it, and nobody spins


def test_two_threads_send_more_than_the_peer_takes(lisp: Any) -> None:
    form = """
      (let* ((got 0) (busy t))
        (serve :coding 'binary :filter (lambda (p s) (setq got (+ got (length s)))) :sentinel #'ignore)
        (let* ((c (connect :coding 'binary))
               (a (go "A" (process-send-string c (make-string 20000000 ?a)) 'a))
               (b (go "B" (condition-case nil (process-send-string c (make-string 20000000 ?b)) (quit nil)) 'b)))
          (list (thread-join a) (thread-join b)
                (progn (while (< got 40000000) (accept-process-output nil 0.05)) got))))
    """
    assert shown(lisp, form) == "(a b 40000000)"


def test_a_thread_that_gives_up_sending_leaves_the_rest_to_the_other(lisp: Any) -> None:
    form = """
      (let* ((m (make-mutex)) (got 0) peer)
        (serve :coding 'binary :filter (lambda (p s) (setq got (+ got (length s)))) :stop t
               :sentinel (lambda (p s) (if (string-prefix-p "open" s) (progn (setq peer p) (stop-process p)))))
        (continue-process server)
        (let* ((c (connect :coding 'binary)) a b)
          (while (not peer) (accept-process-output nil 0.02))
          (setq a (go "A" (run-with-timer 0.1 nil (lambda () nil))
                    (condition-case nil (process-send-string c (make-string 20000000 ?a)) (quit 'gave-up))))
          (sleep-for 0.02)
          (setq b (go "B" (process-send-string c (make-string 20000000 ?b)) 'b))
          (sleep-for 0.02)
          (thread-signal a 'quit nil)
          (sleep-for 0.3)
          (continue-process peer)
          (while (thread-live-p a) (accept-process-output nil 0.05))
          (list (thread-join b) (thread-join a)
                (progn (while (< got 40000000) (accept-process-output nil 0.05)) got))))
    """
    assert shown(lisp, form) == "(b gave-up 40000000)"


def test_producers_and_consumers(lisp: Any) -> None:
    form = """
      (let* ((m (make-mutex)) (full (make-condition-variable m)) (free (make-condition-variable m)) (queue nil)
             (consumers (mapcar (lambda (n) (go nil
                (let ((sum 0) item)
                  (while (not (eq item 'end))
                    (with-mutex m
                      (while (null queue) (condition-wait full))
                      (setq item (pop queue))
                      (condition-notify free))
                    (if (integerp item) (setq sum (+ sum item))))
                  sum))) '(1 2 3)))
             (put (lambda (item) (with-mutex m
                     (while (> (length queue) 3) (condition-wait free))
                     (setq queue (append queue (list item)))
                     (condition-notify full))))
             (producers (mapcar (lambda (n) (go nil (dotimes (i 100) (funcall put i)))) '(1 2))))
        (mapc #'thread-join producers)
        (dotimes (i 3) (funcall put 'end))
        (apply #'+ (mapcar #'thread-join consumers)))
    """
    assert shown(lisp, form) == "9900"


def test_a_timer_of_a_thread_that_never_waits_long(lisp: Any) -> None:
    form = """
      (let ((busy (go nil (while (not log) (thread-yield)))))
        (run-with-timer 0.05 nil (lambda () (note 'timer)))
        (let ((sleeper (go nil (sleep-for 1) (note 'slept))))
          (thread-join busy) (thread-join sleeper) (taken)))
    """
    assert shown(lisp, form) == "(timer slept)"


def test_leaving_in_a_thread(lisp: Any) -> None:
    with pytest.raises(KillEmacs) as caught:
        lisp.eval_string(
            "(progn (go nil (unwind-protect (kill-emacs 3) (note 'no))) (unwind-protect (sleep-for 1) (note 'no)))"
        )
    assert caught.value.status == 3
    assert lisp.s.log.value.name == "nil"


def test_an_error_in_a_filter_of_a_thread_ends_the_program(lisp: Any) -> None:
    with pytest.raises(KillEmacs):
        lisp.eval_string(
            """
            (let ((th (go nil (let ((p (start-process "p" nil "echo" "x")))
                       (set-process-filter p (lambda (p s) (error "in filter")))
                       (sleep-for 5)))))
              (thread-join th))
            """
        )


def test_suspended_threads_end_with_the_interpreter_and_run_no_lisp(lisp: Any) -> None:
    lisp.eval_string(
        """
        (progn
          (go nil (let ((dyn 'a)) (unwind-protect (sleep-for 100) (note 'no))))
          (go nil (let ((dyn 'b)) (condition-case nil (accept-process-output nil 100) (error (note 'no)))))
          (let ((m (make-mutex))) (mutex-lock m) (go nil (with-mutex m (note 'no))))
          (sleep-for 0.01)
          (go nil (note 'no)))
        """
    )
    close_all(lisp)
    assert shown(lisp, "(list log dyn (length (all-threads)))") == "(nil global 1)"


def test_threads_go_on_from_one_evaluation_to_the_next(lisp: Any) -> None:
    lisp.eval_string("(go nil (dotimes (i 3) (note i) (thread-yield)))")
    assert shown(lisp, "(progn (note 'main) (thread-yield) (note 'main) (thread-yield) (taken))") == "(main 0 main 1)"
    lisp.eval_string("(sleep-for 0.01)")
    assert shown(lisp, "(list (taken) (length (all-threads)))") == "((2) 1)"


def test_waiting_for_a_connection_under_way(lisp: Any) -> None:
    form = """
      (progn
        (serve :sentinel #'ignore)
        (let ((a (go nil (let ((p (connect :nowait t :sentinel (lambda (p s) (note s)))))
                   (accept-process-output p 1) (while (eq (process-status p) 'connect) (accept-process-output p 0.1))
                   (process-status p))))
              (b (go nil (let ((p (make-network-process :name "n" :host "localhost" :nowait t :family 'ipv4
                                     :service (process-contact server :service) :sentinel (lambda (p s) (note s)))))
                   (while (eq (process-status p) 'connect) (accept-process-output p 0.1))
                   (process-status p)))))
          (list (thread-join a) (thread-join b) (length (delq nil (taken))))))
    """
    assert shown(lisp, form) == "(open open 2)"


def test_step_serves_threads(lisp: Any) -> None:
    from elwire.builtins.processes.waiting import next_deadline, step

    lisp.eval_string("(go nil (dotimes (i 3) (note i) (sleep-for 0.05)))")
    assert next_deadline(lisp) == 0.0
    step(lisp)
    assert shown(lisp, "log") == "(0)"
    left = next_deadline(lisp)
    assert left is not None and 0 < left <= 0.05
    deadline = time.monotonic() + 2
    while shown(lisp, "log") != "(2 1 0)" and time.monotonic() < deadline:
        step(lisp, next_deadline(lisp))
    assert shown(lisp, "log") == "(2 1 0)"


WAYS_TO_WAIT = [
    "(thread-join th)",
    "(mutex-lock m)",
    "(sleep-for 20)",
    "(thread-join blocked)",
    "(while t (thread-yield))",
]


@pytest.mark.parametrize("form", WAYS_TO_WAIT)
def test_an_interrupt_ends_the_program_whoever_waits(form: str) -> None:
    whole = f"""
      (progn
        (add-hook 'kill-emacs-hook (lambda () (princ "hook")))
        (message "started")
        (let* ((m (make-mutex)) (th (make-thread (lambda () (mutex-lock m) (sleep-for 20))))
               (blocked (make-thread (lambda () (mutex-lock m)))))
          (sleep-for 0.01)
          {form}))
    """
    command = [str(Path(sys.executable).with_name("elwire")), "-Q", "--batch", "--eval"]
    ends = []
    for program in (
        '(progn (add-hook \'kill-emacs-hook (lambda () (princ "hook"))) (message "started") (sleep-for 20))',
        whole,
    ):
        with subprocess.Popen(
            [*command, program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as running:
            assert running.stderr is not None
            assert running.stderr.readline() == "started\n"
            time.sleep(0.5)
            running.send_signal(signal.SIGINT)
            ends.append((running.communicate(timeout=15), running.returncode))
    assert ends[0] == ends[1]


def test_cancelling_is_a_quit_in_the_main_thread() -> None:
    from elwire.startup import make_interpreter

    async def main() -> str:
        it = make_interpreter()
        host = AsyncioHost(asyncio.get_running_loop())
        processes(it).host = host
        await host.run(it.eval_string, HELPERS)
        task = asyncio.create_task(
            host.run(
                it.eval_string,
                "(let ((th (go nil (sleep-for 5)))) (let ((dyn 'main)) (unwind-protect (thread-join th) (note dyn))))",
            )
        )
        ticks = 0
        while ticks < 20:
            await asyncio.sleep(0.005)
            ticks += 1
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass
        text = it.prin1(it.s.log.value)
        close_all(it)
        return str(text if isinstance(text, str) else text.s)

    assert asyncio.run(main()) == "(main)"


def test_the_loop_of_the_host_goes_on_while_all_threads_wait() -> None:
    from elwire.startup import make_interpreter

    async def main() -> tuple[int, str]:
        it = make_interpreter()
        host = AsyncioHost(asyncio.get_running_loop())
        processes(it).host = host
        await host.run(it.eval_string, HELPERS)
        form = """
          (let ((ths (mapcar (lambda (n) (go nil (dotimes (i 5) (sleep-for 0.02)) (note n))) '(1 2))))
            (mapc #'thread-join ths) (taken))
        """
        task = asyncio.create_task(host.run(it.eval_string, form))
        ticks = 0
        while not task.done():
            await asyncio.sleep(0.001)
            ticks += 1
        text = it.prin1(task.result())
        close_all(it)
        return ticks, str(text if isinstance(text, str) else text.s)

    ticks, text = asyncio.run(main())
    assert text == "(1 2)"
    assert ticks > 10


def test_simulated_time_passes_for_all_threads() -> None:
    from elwire.startup import make_interpreter

    it = make_interpreter()
    processes(it).host = Host(SimulatedClock(time.time()))
    it.eval_string(HELPERS)
    form = """
      (let ((ths (mapcar (lambda (n) (go nil (sleep-for (* n 3600)) (note n))) '(3 1 2))))
        (run-with-timer 5400 nil (lambda () (note 'timer)))
        (mapc #'thread-join ths) (taken))
    """
    start = time.monotonic()
    assert shown(it, form) == "(1 timer 2 3)"
    assert time.monotonic() - start < 5
    close_all(it)


def test_a_program_without_threads_imports_no_greenlet() -> None:
    code = "(progn (mutex-lock (make-mutex)) (current-thread) (process-list) (sleep-for 0.001) (princ 'done))"
    program = f"""
import sys
from elwire.startup import make_interpreter
from elwire.builtins.processes.processes import close_all
it = make_interpreter()
it.eval_string({code!r})
assert 'greenlet' not in sys.modules
it.eval_string("(make-thread #'ignore)")
assert 'greenlet' in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_thousand_threads(lisp: Any) -> None:
    form = """
      (let ((ths (mapcar (lambda (n) (go nil (let ((dyn n)) (sleep-for 0.05) (thread-yield) dyn)))
                         (number-sequence 1 1000))))
        (apply #'+ (mapcar #'thread-join ths)))
    """
    assert shown(lisp, form) == "500500"


def test_signals_from_python_come_out_of_thread_join(lisp: Any) -> None:
    with pytest.raises(Signal):
        lisp.eval_string(
            "(let ((th (go nil (sleep-for 0.05)))) (sleep-for 0.01) (thread-signal th 'error '(1)) (thread-join th))"
        )
