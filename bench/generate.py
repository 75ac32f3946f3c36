"""Generated input."""

from __future__ import annotations

import random
from pathlib import Path

MEGABYTE = 1_000_000

PIECES = (
    """(defvar big-variable-{n} '(alpha "beta {n}" {n} [1 2 3] (nested . pair))
  "Variable {n} of a file that is long.")
""",
    """(defun big-function-{n} (first &optional second &rest others)
  "Do what function {n} does with FIRST, SECOND and OTHERS.
There is a second line, as there often is."
  (let* ((count (length others))
         (name (format "%s-%d" first count)))
    (when (and second (> count {m}))
      (setq name (concat name "-" (symbol-name second))))
    (if (string-match "\\\\`\\\\([a-z]+\\\\)-\\\\([0-9]+\\\\)" name)
        (list (match-string 1 name) (string-to-number (match-string 2 name)))
      (dolist (each others)
        (cond ((stringp each) (push each big-seen))
              ((consp each) (push (car each) big-seen))
              ((null each) nil)
              (t (setq count (+ count {m})))))
      (cons name count))))
""",
    """(defmacro big-macro-{n} (place &rest body)
  "Evaluate BODY with PLACE put away."
  (declare (indent 1))
  `(let ((saved ,place))
     (unwind-protect (progn ,@body) (setq ,place saved))))
""",
    """(defun big-state-{n} (process event)
  "Note that PROCESS had EVENT."
  (condition-case failure
      (let ((state (plist-get big-states process)))
        (pcase-let ((`(,old . ,new) (or state '(nil . nil))))
          (unless (eq old new)
            (setq big-states (plist-put big-states process (cons new event))))))
    (wrong-type-argument (ignore failure))
    (error (signal (car failure) (cdr failure)))))
""",
    """(defconst big-table-{n}
  (let ((table (make-hash-table :test 'equal)))
    (puthash "key" {n} table)
    table)
  "Table {n}.")
(put 'big-table-{n} 'risky-local-variable t)
""",
)


def big_file(folder: Path) -> Path:
    """A file of about a megabyte in FOLDER, the same one each time, made of what packages are made of."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "big.el"
    if not path.exists():
        dice = random.Random(1)
        parts = [
            ";;; big.el --- generated  -*- lexical-binding: t -*-\n(defvar big-seen nil)\n(defvar big-states nil)\n"
        ]
        size = number = 0
        while size < MEGABYTE:
            number += 1
            part = dice.choice(PIECES).replace("{n}", str(number)).replace("{m}", str(dice.randrange(100)))
            parts.append(part)
            size += len(part)
        path.write_text("\n".join(parts) + "(provide 'big)\n", encoding="utf-8")
    return path
