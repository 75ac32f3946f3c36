"""The bindings of the keymaps that exist from the start: facts, as Emacs 28.2 in batch mode lists them.

Each text has events and commands in turn; FIRST..LAST is a range of characters.  Menus are left out.
"""

from __future__ import annotations

from typing import Any

from elwire.interpreter.arrays import CharTable
from elwire.interpreter.objects import Cons, Obj, Symbol, list_to_lisp

STANDARD_KEYS = {
    "global-map": """
0 set-mark-command 1 move-beginning-of-line 2 backward-char 3 mode-specific-command-prefix 4 delete-char 5
move-end-of-line 6 forward-char 7 keyboard-quit 8 help-command 9 indent-for-tab-command 10
electric-newline-and-maybe-indent 11 kill-line 12 recenter-top-bottom 13 newline 14 next-line 15 open-line 16
previous-line 17 quoted-insert 18 isearch-backward 19 isearch-forward 20 transpose-chars 21 universal-argument 22
scroll-up-command 23 kill-region 24 Control-X-prefix 25 yank 26 suspend-frame 27 ESC-prefix 28 toggle-input-method
29 abort-recursive-edit 31 undo 32..126 self-insert-command 127 delete-backward-char 128..4194303
self-insert-command C-f10 buffer-menu-open f10 menu-bar-open S-down-mouse-1 mouse-appearance-menu C-down-mouse-1
mouse-buffer-menu mouse-3 mouse-save-then-kill mouse-2 mouse-yank-primary drag-mouse-1 mouse-set-region mouse-1
mouse-set-point down-mouse-1 mouse-drag-region C-M-mouse-1 mouse-set-point C-M-drag-mouse-1 ignore C-M-down-mouse-1
mouse-drag-region-rectangle M-mouse-2 mouse-yank-secondary M-mouse-3 mouse-secondary-save-then-kill M-down-mouse-1
mouse-drag-secondary M-drag-mouse-1 mouse-set-secondary M-mouse-1 mouse-start-secondary S-f10 context-menu-open
M-f10 toggle-frame-maximized f11 toggle-frame-fullscreen compose-last-chars compose-last-chars f1 help-command help
help-command f2 2C-command f4 kmacro-end-or-call-macro f3 kmacro-start-macro-or-insert-counter C-down-mouse-2
facemenu-menu C-M-end end-of-defun C-M-home beginning-of-defun C-M-down down-list C-M-up backward-up-list C-M-right
forward-sexp C-M-left backward-sexp S-delete kill-region C-backspace backward-kill-word C-delete kill-word C-left
left-word C-right right-word M-left left-word M-right right-word mouse-movement ignore deletechar
delete-forward-char deleteline kill-line insertline open-line open find-file again repeat-complex-command redo
repeat-complex-command undo undo S-insertchar yank C-insertchar kill-ring-save insertchar overwrite-mode S-insert
yank C-insert kill-ring-save insert overwrite-mode execute execute-extended-command M-begin
beginning-of-buffer-other-window begin beginning-of-buffer M-end end-of-buffer-other-window C-end end-of-buffer end
move-end-of-line M-prior scroll-other-window-down M-next scroll-other-window C-next scroll-left C-prior scroll-right
C-down forward-paragraph C-up backward-paragraph next scroll-up-command prior scroll-down-command down next-line
right right-char up previous-line left left-char M-home beginning-of-buffer-other-window C-home beginning-of-buffer
home move-beginning-of-line C-S-backspace kill-whole-line Scroll_Lock scroll-lock-mode find search-forward menu
execute-extended-command 67108896 set-mark-command 67108909 negative-argument 67108921 digit-argument 67108920
digit-argument 67108919 digit-argument 67108918 digit-argument 67108917 digit-argument 67108916 digit-argument
67108915 digit-argument 67108914 digit-argument 67108913 digit-argument 67108912 digit-argument XF86Back
previous-buffer XF86Forward next-buffer 67108927 undo-redo 67108911 undo make-frame-visible ignore-event
iconify-frame ignore-event delete-frame handle-delete-frame select-window handle-select-window switch-frame
handle-switch-frame
""",
    "esc-map": """
0 mark-sexp 1 beginning-of-defun 2 backward-sexp 3 exit-recursive-edit 4 down-list 5 end-of-defun 6 forward-sexp 8
mark-defun 9 complete-symbol 10 default-indent-new-line 11 kill-sexp 12 reposition-window 14 forward-list 15
split-line 16 backward-list 18 isearch-backward-regexp 19 isearch-forward-regexp 20 transpose-sexps 21
backward-up-list 22 scroll-other-window 23 append-next-kill 28 indent-region 31 undo-redo 32 just-one-space 33
shell-command 36 ispell-word 37 query-replace 38 async-shell-command 39 abbrev-prefix-mark 40 insert-parentheses 41
move-past-close-and-reindent 44 xref-pop-marker-stack 45 negative-argument 46 xref-find-definitions 47
dabbrev-expand 48..57 digit-argument 58 eval-expression 59 comment-dwim 60 beginning-of-buffer 61 count-words-region
62 end-of-buffer 63 xref-find-references 64 mark-word 88 execute-extended-command-for-buffer 92
delete-horizontal-space 94 delete-indentation 96 tmm-menubar 97 backward-sentence 98 backward-word 99
capitalize-word 100 kill-word 101 forward-sentence 102 forward-word 104 mark-paragraph 105 tab-to-tab-stop 106
default-indent-new-line 107 kill-sentence 108 downcase-word 109 back-to-indentation 113 fill-paragraph 114
move-to-window-line-top-bottom 116 transpose-words 117 upcase-word 118 scroll-down-command 119 kill-ring-save 120
execute-extended-command 121 yank-pop 122 zap-to-char 123 backward-paragraph 124 shell-command-on-region 125
forward-paragraph 126 not-modified 127 backward-kill-word 67108901 query-replace-regexp f10 toggle-frame-maximized
67108910 xref-find-apropos 67108911 dabbrev-completion 33554444 recenter-other-window C-backspace backward-kill-sexp
C-delete backward-kill-sexp 67108896 mark-sexp C-end end-of-defun C-home beginning-of-defun C-down down-list C-up
backward-up-list C-right forward-sexp C-left backward-sexp left backward-word right forward-word begin
beginning-of-buffer-other-window end end-of-buffer-other-window 33554454 scroll-other-window-down prior
scroll-other-window-down next scroll-other-window home beginning-of-buffer-other-window 67108909 negative-argument
67108921 digit-argument 67108920 digit-argument 67108919 digit-argument 67108918 digit-argument 67108917
digit-argument 67108916 digit-argument 67108915 digit-argument 67108914 digit-argument 67108913 digit-argument
67108912 digit-argument
""",
    "ctl-x-map": """
0 pop-global-mark 2 list-buffers 3 save-buffers-kill-terminal 4 list-directory 5 eval-last-sexp 6 find-file 9
indent-rigidly 10 dired-jump 11 kmacro-keymap 12 downcase-region 14 set-goal-column 15 delete-blank-lines 16
mark-page 17 read-only-mode 18 find-file-read-only 19 save-buffer 20 transpose-lines 21 upcase-region 22
find-alternate-file 23 write-file 24 exchange-point-and-mark 26 suspend-frame 32 rectangle-mark-mode 36
set-selective-display 39 expand-abbrev 40 kmacro-start-macro 41 kmacro-end-macro 42 calc-dispatch 43 balance-windows
45 shrink-window-if-larger-than-buffer 46 set-fill-prefix 48 delete-window 49 delete-other-windows 50
split-window-below 51 split-window-right 52 ctl-x-4-prefix 53 ctl-x-5-prefix 54 2C-command 59 comment-set-column 60
scroll-left 61 what-cursor-position 62 scroll-right 91 backward-page 92 activate-transient-input-method 93
forward-page 94 enlarge-window 96 next-error 98 switch-to-buffer 100 dired 101 kmacro-end-and-call-macro 102
set-fill-column 104 mark-whole-buffer 105 insert-file 107 kill-buffer 108 count-lines-page 109 compose-mail 111
other-window 113 kbd-macro-query 115 save-some-buffers 117 undo 118 vc-prefix-map 122 repeat 123
shrink-window-horizontally 125 enlarge-window-horizontally 127 backward-kill-sentence 67108912 text-scale-adjust
67108925 text-scale-adjust 67108909 text-scale-adjust 67108907 text-scale-adjust 67108923 comment-line 67108896
pop-global-mark C-left previous-buffer left previous-buffer C-right next-buffer right next-buffer
""",
    "minibuffer-local-map": """
13 exit-minibuffer 10 exit-minibuffer 7 abort-minibuffers C-tab file-cache-minibuffer-complete 9 self-insert-command
XF86Back previous-history-element up previous-line-or-history-element prior previous-history-element XF86Forward
next-history-element down next-line-or-history-element next next-history-element
""",
    "help-map": """
113 help-quit 120 describe-command 119 where-is 118 describe-variable 116 help-with-tutorial 115 describe-syntax 82
info-display-manual 114 info-emacs-manual 80 describe-package 112 finder-by-keyword 110 view-emacs-news 111
describe-symbol 109 describe-mode 108 view-lossage 107 describe-key 105 info 104 view-hello-file 103
describe-gnu-project 102 describe-function 101 view-echo-area-messages 100 apropos-documentation 99
describe-key-briefly 98 describe-bindings 97 apropos-command 83 info-lookup-symbol 76 describe-language-environment
75 Info-goto-emacs-key-command-node 73 describe-input-method 70 Info-goto-emacs-command-node 67
describe-coding-system 28 describe-input-method 23 describe-no-warranty 20 view-emacs-todo 19
search-forward-help-for-help 16 view-emacs-problems 15 describe-distribution 14 view-emacs-news 13
view-order-manuals 6 view-emacs-FAQ 5 view-external-packages 4 view-emacs-debugging 3 describe-copying 1 about-emacs
63 help-for-help 46 display-local-help f1 help-for-help help help-for-help 8 help-for-help
""",
    "mode-specific-map": """
""",
    "ctl-x-4-map": """
46 xref-find-definitions-other-window 112 project-other-window-command 100 dired-other-window 15 display-buffer 98
switch-to-buffer-other-window 6 find-file-other-window 114 find-file-read-only-other-window 102
find-file-other-window 52 other-window-prefix 49 same-window-prefix 48 kill-buffer-and-window 99
clone-indirect-buffer-other-window 97 add-change-log-entry-other-window 10 dired-jump-other-window 109
compose-mail-other-window
""",
    "ctl-x-5-map": """
99 clone-frame 53 other-frame-prefix 111 other-frame 48 delete-frame 49 delete-other-frames 50 make-frame-command 46
xref-find-definitions-other-frame 112 project-other-frame-command 100 dired-other-frame 15
display-buffer-other-frame 114 find-file-read-only-other-frame 6 find-file-other-frame 102 find-file-other-frame 98
switch-to-buffer-other-frame 109 compose-mail-other-frame
""",
    "search-map": """
46 isearch-forward-symbol-at-point 95 isearch-forward-symbol 119 isearch-forward-word 111 occur
""",
    "goto-map": """
9 move-to-column 112 previous-error 110 next-error 103 goto-line 99 goto-char
""",
    "narrow-map": """
112 narrow-to-page 100 narrow-to-defun 103 goto-line-relative 119 widen 110 narrow-to-region
""",
    "abbrev-map": """
110 expand-jump-to-next-slot 112 expand-jump-to-previous-slot 39 expand-abbrev 101 expand-abbrev 45
inverse-add-global-abbrev 43 add-mode-abbrev 103 add-global-abbrev 1 add-mode-abbrev 108 add-mode-abbrev
""",
    "special-mode-map": """
103 revert-buffer 60 beginning-of-buffer 62 end-of-buffer 104 describe-mode 63 describe-mode 127 scroll-down-command
33554464 scroll-down-command 32 scroll-up-command 113 quit-window 57 digit-argument 56 digit-argument 55
digit-argument 54 digit-argument 53 digit-argument 52 digit-argument 51 digit-argument 50 digit-argument 49
digit-argument 48 digit-argument 45 negative-argument
""",
    "text-mode-map": """
""",
    "prog-mode-map": """
""",
    "minibuffer-local-ns-map": """
63 self-insert-and-exit 9 exit-minibuffer 32 exit-minibuffer
""",
    "minibuffer-local-completion-map": """
prior switch-to-completions 63 minibuffer-completion-help 32 minibuffer-complete-word 9 minibuffer-complete
""",
    "minibuffer-local-must-match-map": """
10 minibuffer-complete-and-exit 13 minibuffer-complete-and-exit
""",
}


def fill(it: Any) -> None:
    """Put the bindings into the keymaps that are the values of these variables."""
    for variable, text in STANDARD_KEYS.items():
        _fill_map(it, it.intern(variable).value, text)


def _fill_map(it: Any, keymap: Cons, text: str) -> None:
    words = text.split()
    table = keymap.cdr.car if isinstance(keymap.cdr, Cons) and type(keymap.cdr.car) is CharTable else None
    entries: list[Obj] = []
    for key, command in zip(words[::2], words[1::2], strict=True):
        symbol: Symbol = it.intern(command)
        first, dots, last = key.partition("..")
        if not first.isdigit():
            entries.append(Cons(it.intern(key), symbol))
        elif table is not None and int(first) < 0x400000:
            table.set_range(int(first), int(last if dots else first), symbol)
        else:
            entries.append(Cons(int(first), symbol))
    end = keymap.cdr if table is not None else keymap
    end.cdr = list_to_lisp(entries, end.cdr)
