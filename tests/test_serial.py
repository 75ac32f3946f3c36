"""Serial processes on pseudo terminals, on either host; what Emacs says of bad arguments is in tests/oracle/serial.txt.

The values asked for here are those that GNU Emacs 28.2 gave when it was asked the same.
"""

from __future__ import annotations

import asyncio
import os
import termios
import time
import tty
from collections.abc import Iterator
from typing import Any

import pytest

from elwire.builtins.processes.process_objects import processes
from elwire.builtins.processes.processes import close_all

HELPERS = """
(progn
  (defvar log nil) (defvar port nil)
  (defun note (what) (setq log (cons what log)))
  (defun taken () (prog1 (nreverse log) (setq log nil)))
  (defun hidden (value)
    (let ((text (format "%S" value)))
      (while (string-match "/dev/pts/[0-9]+" text) (setq text (replace-match "PTY" t t text)))
      text))
  (defun plug (&rest args)
    (apply #'make-serial-process :port port
           :filter (lambda (p s) (note s)) :sentinel (lambda (p s) (note (list s (process-status p)))) args)))
"""


@pytest.fixture(params=["standalone", "asyncio"])
def lisp(request: pytest.FixtureRequest) -> Iterator[Any]:
    """An interpreter on either host, with a pseudo terminal whose other end is `it.peer`."""
    from elwire.startup import make_interpreter

    it: Any = make_interpreter()
    it.eval_string(HELPERS)
    loop = None
    if request.param == "asyncio":
        pytest.importorskip("greenlet")
        from elwire.netlib.asyncio_host import AsyncioHost

        loop = asyncio.new_event_loop()
        host = AsyncioHost(loop)
        processes(it).host = host
        directly = it.eval_string

        def inside(form: str) -> Any:
            return loop.run_until_complete(host.run(directly, form))

        it.eval_string = inside
    before = set(os.listdir("/proc/self/fd"))
    it.peer, it.device = os.openpty()
    tty.setraw(it.device)
    it.eval_string(f'(setq port "{os.ttyname(it.device)}")')
    yield it
    it.eval_string("(mapc #'(lambda (p) (set-process-sentinel p #'ignore) (delete-process p)) (process-list))")
    close_all(it)
    for fd in (it.peer, it.device):
        if fd >= 0:
            os.close(fd)
    if loop is not None:
        loop.close()
    left = set(os.listdir("/proc/self/fd")) - before
    assert not [fd for fd in left if os.path.exists(f"/proc/self/fd/{fd}")]


def shown(it: Any, form: str) -> str:
    text = it.prin1(it.eval_string(form))
    return text if isinstance(text, str) else str(text.s)


def test_what_a_serial_process_is(lisp: Any) -> None:
    form = """
      (let ((p (make-serial-process :port port :speed 9600)))
        (hidden (list p (process-name p) (process-type p) (process-status p) (process-contact p) (process-contact p t)
                      (process-contact p :port) (process-contact p :local) (process-buffer p) (process-id p)
                      (process-command p) (process-tty-name p) (process-coding-system p) (process-exit-status p)
                      (process-query-on-exit-flag p) (process-plist p) (process-mark p))))
    """
    assert shown(lisp, form).replace('\\"', '"') == (
        '"(#<process PTY> "PTY" serial open ("PTY" 9600) (:port "PTY" :speed 9600 :bytesize 8 :parity nil :stopbits 1'
        ' :flowcontrol nil :summary "8N1") "PTY" nil #<buffer PTY> nil nil nil (nil) 0 t nil #<marker at 1 in PTY>)"'
    )


def test_keywords(lisp: Any) -> None:
    form = """
      (let ((p (make-serial-process :name "foo" :port port :speed nil :buffer "sbuf" :coding 'utf-8-unix :noquery t
                                    :stop t :plist (list 'a 1) :bytesize 7)))
        (hidden (list p (process-status p) (process-command p) (process-contact p) (process-contact p t)
                      (process-buffer p) (process-coding-system p) (process-query-on-exit-flag p) (process-plist p)
                      (serial-process-configure :name "foo" :speed nil :parity 'odd)
                      (serial-process-configure :buffer "sbuf" :speed 9600)
                      (condition-case e (serial-process-configure :port port :speed 9600) (error e))
                      (progn (continue-process p) (process-status p)))))
    """
    assert shown(lisp, form).replace('\\"', '"') == (
        '"(#<process foo> stop t ("PTY" nil) (:name "foo" :port "PTY" :speed nil :buffer "sbuf" :coding utf-8-unix'
        " :noquery t :stop t :plist (a 1) :bytesize 7) #<buffer sbuf> (utf-8-unix . utf-8-unix) nil (a 1) nil nil"
        ' (error "Process PTY does not exist") open)"'
    )


def modes(it: Any) -> tuple[int, int, int, int, int]:
    iflag, oflag, cflag, lflag, _, ospeed, _ = termios.tcgetattr(it.device)
    return iflag, oflag & termios.OPOST, cflag, lflag & (termios.ECHO | termios.ICANON | termios.ISIG), ospeed


def test_the_port_is_set_up(lisp: Any) -> None:
    lisp.eval_string("(setq p (plug :speed 9600))")
    iflag, opost, cflag, lflag, speed = modes(lisp)
    assert (iflag, opost, lflag, speed) == (0, 0, 0, termios.B9600)
    assert cflag & termios.CSIZE == termios.CS8 and cflag & termios.CLOCAL and cflag & termios.CREAD
    lisp.eval_string(
        "(serial-process-configure :process p :speed 115200 :bytesize 7 :parity 'odd :stopbits 2 :flowcontrol 'hw)"
    )
    iflag, _, cflag, _, speed = modes(lisp)
    assert iflag == termios.IGNPAR | termios.INPCK
    assert speed == termios.B115200
    # A pseudo terminal keeps its eight bits and takes no parity, but remembers that it would be odd.
    wanted = termios.PARODD | termios.CSTOPB | termios.CRTSCTS
    assert cflag & wanted == wanted
    contact = "(substring (process-contact p :summary) 0)"
    assert shown(lisp, contact) == '"7O2"'
    lisp.eval_string("(serial-process-configure :process p :speed 57600)")
    assert shown(lisp, f"(list (process-contact p :speed) {contact})") == '(57600 "7O2")'
    lisp.eval_string("(serial-process-configure :process p :parity nil :bytesize nil :stopbits nil :flowcontrol 'sw)")
    iflag, _, cflag, _, _ = modes(lisp)
    assert iflag == termios.IXON | termios.IXOFF
    assert cflag & (wanted | termios.PARENB) == 0
    assert shown(lisp, contact) == '"8N1"'


BAD = """
((:speed x) (:speed 12345) (:speed nil) (:speed 9600 :bytesize 9) (:speed 9600 :bytesize a) (:speed 9600 :parity foo)
 (:speed 9600 :stopbits 3) (:speed 9600 :stopbits a) (:speed 9600 :flowcontrol zz))
"""


def test_bad_settings_change_nothing(lisp: Any) -> None:
    form = f"""
      (let ((p (plug :speed 9600)))
        (list (mapcar (lambda (args) (condition-case e (apply #'serial-process-configure :process p args) (error e)))
                      '{BAD})
              (process-contact p :speed) (process-contact p :summary)))
    """
    assert shown(lisp, form) == (
        "(((wrong-type-argument fixnump x)"
        ' (file-error "Failed cfsetspeed" "Invalid argument" 12345)'
        " (wrong-type-argument fixnump nil)"
        ' (error ":bytesize must be nil (8), 7, or 8")'
        " (wrong-type-argument fixnump a)"
        ' (error ":parity must be nil (no parity), \u2018even\u2019, or \u2018odd\u2019")'
        ' (error ":stopbits must be nil (1 stopbit), 1, or 2")'
        " (wrong-type-argument fixnump a)"
        ' (error ":flowcontrol must be nil (no flowcontrol), \u2018hw\u2019, or \u2018sw\u2019"))'
        ' 9600 "8N1")'
    )


def test_talking(lisp: Any) -> None:
    lisp.eval_string("(setq p (plug :speed 9600 :coding 'utf-8))")
    os.write(lisp.peer, "grüß\nGott".encode())
    assert (
        shown(lisp, "(progn (while (not log) (accept-process-output p 0.1)) (apply #'concat (taken)))")
        == '"grüß\nGott"'
    )
    lisp.eval_string('(progn (process-send-string p "né\r\n") (process-send-eof p))')
    assert os.read(lisp.peer, 100) == "né\r\n".encode()
    lisp.eval_string("(stop-process p)")
    os.write(lisp.peer, b"later")
    assert shown(lisp, "(progn (accept-process-output nil 0.05) (list (taken) (process-status p)))") == "(nil stop)"
    form = "(progn (continue-process p) (while (not log) (accept-process-output p 0.1)) (taken))"
    assert shown(lisp, form) == '("later")'


def test_hanging_up(lisp: Any) -> None:
    lisp.eval_string("(setq p (plug :speed 9600))")
    os.write(lisp.peer, b"last")
    os.close(lisp.device)
    os.close(lisp.peer)
    lisp.device = lisp.peer = -1
    deadline = time.monotonic() + 5
    while shown(lisp, "(process-live-p p)") != "nil" and time.monotonic() < deadline:
        lisp.eval_string("(accept-process-output nil 0.02)")
    assert (
        shown(lisp, "(list (memq p (process-list)) (process-status p) (process-exit-status p))") == "(nil closed 256)"
    )
    assert shown(lisp, "(car (last (taken)))") == '("exited abnormally with code 256\n" closed)'


def test_deleting(lisp: Any) -> None:
    form = """
      (let ((p (plug :speed 9600 :buffer "b")))
        (delete-process p)
        (hidden (list (taken) (process-status p) (process-exit-status p) (process-list)
                      (serial-process-configure :process p :speed 4800) (process-contact p :speed)
                      (condition-case e (process-send-string p "x") (error e)))))
    """
    assert shown(lisp, form).replace('\\"', '"').replace("\\\\n", "\n") == (
        '"((("finished\n" closed)) closed 0 nil nil 4800 (error "Process PTY not running"))"'
    )


def test_a_default_sentinel_and_no_signals(lisp: Any) -> None:
    form = """
      (let ((p (make-serial-process :port port :speed 9600 :buffer "b")))
        (hidden (list (condition-case e (interrupt-process p) (error e))
                      (condition-case e (process-running-child-p p) (error e))
                      (condition-case e (signal-process p 0) (error e))
                      (progn (delete-process p) (with-current-buffer "b" (buffer-string))))))
    """
    assert shown(lisp, form).replace('\\"', '"').replace("\\\\n", "\n") == (
        '"((error "Process PTY is not a subprocess") (error "Process PTY is not a subprocess")'
        ' (error "Cannot signal process PTY") "\nProcess PTY finished\n")"'
    )


def test_a_thread_reads_its_port(lisp: Any) -> None:
    pytest.importorskip("greenlet")
    form = """
      (let ((th (make-thread (lambda () (let ((p (plug :speed 9600))) (note 'open)
                                (while (accept-process-output p 2)) (thread-name (current-thread)))) "T")))
        (while (not log) (sleep-for 0.005))
        (setq reader th) (taken))
    """
    assert shown(lisp, form) == "(open)"
    os.write(lisp.peer, b"one")
    assert (
        shown(lisp, "(progn (while (not log) (sleep-for 0.005)) (list (taken) (thread-live-p reader)))")
        == '(("one") t)'
    )
