"""The host inside an asyncio loop."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

pytest.importorskip("greenlet")

from elwire.builtins import new_interpreter
from elwire.builtins.processes.process_objects import processes
from elwire.netlib.asyncio_host import AsyncioHost

SERVER = """
(progn
  (setq server (make-network-process :name "srv" :server 20 :service t :host "127.0.0.1" :coding 'binary
    :filter #'(lambda (p s) (process-send-string p s)) :sentinel #'ignore))
  (process-contact server :service))
"""


def interpreter(host: AsyncioHost) -> Any:
    it = new_interpreter()
    processes(it).host = host
    it.eval_string("(fset 'ignore #'(lambda (&rest args) nil))")
    return it


def test_lisp_that_waits_does_not_block_the_loop() -> None:
    async def main() -> None:
        host = AsyncioHost(asyncio.get_running_loop())
        it = interpreter(host)
        port = await host.run(it.eval_string, SERVER)
        serving = asyncio.create_task(host.run(it.eval_string, "(sleep-for 0.5)"))
        await asyncio.sleep(0)

        async def talk(number: int) -> bytes:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            said = b""
            for step in range(5):
                writer.write(b"%d.%d;" % (number, step))
                said += await reader.readuntil(b";")
            writer.close()
            return said

        answers = await asyncio.gather(*(talk(number) for number in range(10)))
        assert answers == [b"".join(b"%d.%d;" % (n, step) for step in range(5)) for n in range(10)]
        await serving
        host.close()

    asyncio.run(main())


def test_a_wait_inside_a_filter() -> None:
    async def main() -> None:
        host = AsyncioHost(asyncio.get_running_loop())
        it = interpreter(host)
        await host.run(it.eval_string, SERVER)
        form = """
        (let (log client)
          (setq client (make-network-process :name "c" :host "127.0.0.1" :service (process-contact server :service)
            :filter #'(lambda (p s)
              (setq log (cons (concat "<" s) log))
              (if (equal s "one") (progn (process-send-string p "two") (sleep-for 0.1)))
              (setq log (cons (concat s ">") log)))))
          (process-send-string client "one")
          (accept-process-output nil 0.3)
          (nreverse log))
        """
        value = await host.run(it.eval_string, form)
        assert [each.s for each in value] == ["<one", "<two", "two>", "one>"]
        host.close()

    asyncio.run(main())


def test_time_and_cancelling() -> None:
    async def main() -> None:
        host = AsyncioHost(asyncio.get_running_loop())
        it = interpreter(host)
        start = time.monotonic()
        await host.run(it.eval_string, "(sleep-for 0.05)")
        assert 0.04 < time.monotonic() - start < 2
        task = asyncio.create_task(host.run(it.eval_string, "(unwind-protect (sleep-for 100) (setq cleaned t))"))
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert it.s.cleaned.value is it.s.t
        assert not host.running
        host.close()

    asyncio.run(main())
