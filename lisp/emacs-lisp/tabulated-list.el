;;; tabulated-list.el --- lists of entries in columns  -*- lexical-binding: t -*-

;; See "Tabulated List Mode" in the Elisp manual.

;;; Code:

(defvar-local tabulated-list-format nil
  "Vector of columns, each a list (NAME WIDTH SORT . PROPERTIES); `:right-align' and `:pad-right' are such properties.")
(defvar-local tabulated-list-use-header-line t "Non-nil means that the names of columns are in the header line.")
(defvar-local tabulated-list-entries nil
  "List of entries (ID [COLUMN...]), or a function that returns it; a column is a string or (LABEL . PROPERTIES).")
(defvar-local tabulated-list-padding 0 "How many columns in front of each entry are left for tags.")
(defvar tabulated-list-revert-hook nil "Hook run before the list is printed again.")
(defvar-local tabulated-list-printer #'tabulated-list-print-entry "Function of ID and COLUMNS that inserts an entry.")
(defvar-local tabulated-list-sort-key nil "(NAME . FLIP), by which column entries are sorted, in reverse if FLIP.")
(defvar-local tabulated-list--header-string nil "The names of columns as text, where they are not in the header line.")
(defvar-local tabulated-list--header-overlay nil "The overlay on the names of columns in the buffer.")

(defvar tabulated-list-gui-sort-indicator-asc ?\u25bc "What shows that a column is sorted upwards.")
(defvar tabulated-list-gui-sort-indicator-desc ?\u25b2 "What shows that a column is sorted downwards.")

(defvar tabulated-list-mode-map
  (let ((map (make-sparse-keymap)))
    (set-keymap-parent map (make-composed-keymap button-buffer-map special-mode-map))
    (define-key map "n" #'next-line)
    (define-key map "p" #'previous-line)
    (define-key map (kbd "M-<left>") #'tabulated-list-previous-column)
    (define-key map (kbd "M-<right>") #'tabulated-list-next-column)
    (define-key map "S" #'tabulated-list-sort)
    (define-key map [follow-link] 'mouse-face)
    (define-key map [mouse-2] #'mouse-select-window)
    map)
  "Keymap of Tabulated List mode.")

(defvar tabulated-list-sort-button-map
  (let ((map (make-sparse-keymap)))
    (define-key map [header-line mouse-1] #'tabulated-list-col-sort)
    (define-key map [header-line mouse-2] #'tabulated-list-col-sort)
    (define-key map [mouse-1] #'tabulated-list-col-sort)
    (define-key map [mouse-2] #'tabulated-list-col-sort)
    (define-key map "\C-m" #'tabulated-list-sort)
    (define-key map [follow-link] 'mouse-face)
    map)
  "Keymap on the names of columns.")

(define-derived-mode tabulated-list-mode special-mode "Tabulated"
  "Major mode for lists in columns, from which other modes are made."
  (setq-local truncate-lines t)
  (setq-local buffer-undo-list t)
  (setq-local revert-buffer-function #'tabulated-list-revert))

(put 'tabulated-list-mode 'mode-class 'special)

(defun tabulated-list-get-id (&optional pos)
  "Return the ID of the entry at POS, by default point."
  (get-text-property (or pos (point)) 'tabulated-list-id))

(defun tabulated-list-get-entry (&optional pos)
  "Return the columns of the entry at POS, by default point, a vector."
  (get-text-property (or pos (point)) 'tabulated-list-entry))

;; The header

(defun tabulated-list-line-number-width ()
  "Return how many columns line numbers take: none in batch."
  0)

(defun tabulated-list--column (n)
  "Return a list (NAME WIDTH SORT PAD-RIGHT RIGHT-ALIGN) of column N."
  (let* ((column (aref tabulated-list-format n)) (properties (nthcdr 3 column)))
    (list (nth 0 column) (nth 1 column) (nth 2 column)
          (or (plist-get properties :pad-right) 1) (plist-get properties :right-align))))

(defun tabulated-list-init-header ()
  "Make the names of the columns in `tabulated-list-format' the header line, or text for the head of the buffer."
  (let* ((x (max 0 tabulated-list-padding))
         (parts (list (propertize " " 'display `(space :align-to ,x)))))
    (dotimes (n (length tabulated-list-format))
      (pcase-let* ((`(,name ,width ,sort ,pad ,right) (tabulated-list--column n))
                   (sorted (and tabulated-list-sort-key (equal name (car tabulated-list-sort-key))))
                   (last (= n (1- (length tabulated-list-format))))
                   (next (+ x pad width))
                   (label name))
        (when (and (not last) (<= width (string-width label)) (not sorted))
          (setq label (truncate-string-to-width label width nil nil t)))
        (when sorted
          (setq label (concat label
                              (if (cdr tabulated-list-sort-key)
                                  (format " %c" tabulated-list-gui-sort-indicator-desc)
                                (format " %c" tabulated-list-gui-sort-indicator-asc)))))
        (when right
          (let ((shift (- width (string-width label))))
            (when (> shift 0)
              (push (propertize (make-string shift ?\s) 'display `(space :align-to ,(+ x shift))) parts))))
        (push (apply #'propertize label
                     (append (and sorted (list 'face 'bold))
                             (list 'tabulated-list-column-name name)
                             (and sort
                                  (list 'help-echo "Click to sort by column"
                                        'mouse-face 'header-line-highlight
                                        'keymap tabulated-list-sort-button-map))))
              parts)
        (push (propertize " " 'display `(space :align-to ,next) 'face 'fixed-pitch) parts)
        (setq x next)))
    (let ((text (apply #'concat (nreverse parts))))
      (if tabulated-list-use-header-line
          (setq header-line-format text)
        (setq-local tabulated-list--header-string text)))))

(defun tabulated-list-print-fake-header ()
  "Insert the names of the columns at the head of the buffer."
  (when tabulated-list--header-string
    (goto-char (point-min))
    (let ((inhibit-read-only t))
      (insert tabulated-list--header-string "\n")
      (if tabulated-list--header-overlay
          (move-overlay tabulated-list--header-overlay (point-min) (point))
        (setq-local tabulated-list--header-overlay (make-overlay (point-min) (point))))
      (overlay-put tabulated-list--header-overlay 'fake-header t)
      (overlay-put tabulated-list--header-overlay 'face 'tabulated-list-fake-header))))

(defun tabulated-list-header-overlay-p (&optional pos)
  "Return non-nil if POS, by default point, is in the names of the columns in the buffer."
  (seq-some (lambda (overlay) (overlay-get overlay 'fake-header)) (overlays-at (or pos (point)))))

;; Printing

(defun tabulated-list--column-number (name)
  "Return the number of the column called NAME; signal an error when there is none."
  (or (seq-position tabulated-list-format name (lambda (column name) (equal (car column) name)))
      (error "No column named %s" name)))

(defun tabulated-list--get-sorter ()
  "Return the function that says whether one entry comes before another; nil when they are not sorted."
  (when (car tabulated-list-sort-key)
    (let* ((n (tabulated-list--column-number (car tabulated-list-sort-key)))
           (given (nth 2 (aref tabulated-list-format n)))
           (label (lambda (entry) (let ((column (aref (cadr entry) n))) (if (stringp column) column (car column)))))
           (sorter (if (eq given t)
                       (lambda (a b) (string< (funcall label a) (funcall label b)))
                     given)))
      (when given
        (if (cdr tabulated-list-sort-key)
            (lambda (a b) (funcall sorter b a))
          sorter)))))

(defun tabulated-list-print (&optional remember-pos update)
  "Print the list, sorted as `tabulated-list-sort-key' says, in place of what is in the buffer.
REMEMBER-POS keeps point on its entry and column; UPDATE says that few entries have changed since the last time."
  (ignore update)
  (let* ((inhibit-read-only t)
         (entries (if (functionp tabulated-list-entries) (funcall tabulated-list-entries) tabulated-list-entries))
         (sorter (tabulated-list--get-sorter))
         (id (and remember-pos (tabulated-list-get-id)))
         (column (and remember-pos (current-column)))
         (place nil))
    (if sorter (setq entries (sort (copy-sequence entries) sorter)))
    (erase-buffer)
    (unless tabulated-list-use-header-line
      (tabulated-list-print-fake-header))
    (dolist (entry entries)
      (if (and id (equal id (car entry))) (setq place (point)))
      (funcall tabulated-list-printer (car entry) (cadr entry)))
    (set-buffer-modified-p nil)
    (if place
        (progn (goto-char place) (move-to-column column))
      (goto-char (point-min)))))

(defun tabulated-list-print-entry (id cols)
  "Insert the entry with ID and the vector of columns COLS as a line."
  (let ((start (point)) (x (max tabulated-list-padding 0)) (inhibit-read-only t))
    (if (> tabulated-list-padding 0) (insert (make-string x ?\s)))
    (dotimes (n (length tabulated-list-format))
      (setq x (tabulated-list-print-col n (aref cols n) x)))
    (insert ?\n)
    (add-text-properties start (point) (list 'tabulated-list-id id 'tabulated-list-entry cols))))

(defun tabulated-list-print-col (n col-desc x)
  "Insert COL-DESC as column N of an entry, at column X; return the column at which the next one starts."
  (pcase-let* ((`(,name ,width ,_sort ,pad ,right) (tabulated-list--column n))
               (start (point))
               (last (= (1+ n) (length tabulated-list-format)))
               (next (+ x pad width))
               (label (cond ((stringp col-desc) col-desc)
                            ((eq (car col-desc) 'image) " ")
                            (t (car col-desc))))
               (help (concat name ": " label)))
    (if (and (not last) (> (string-width label) width))
        (setq label (truncate-string-to-width label width nil nil t t)))
    (let ((label-width (min (string-width label) (if last most-positive-fixnum width))))
      (when (and right (> width label-width))
        (let ((shift (- width label-width)))
          (insert (propertize (make-string shift ?\s) 'display `(space :align-to ,(+ x shift))))
          (setq width (- width shift) x (+ x shift))))
      (cond ((stringp col-desc)
             (insert (if (get-text-property 0 'help-echo label) label (propertize label 'help-echo help))))
            ((eq (car col-desc) 'image) (insert (propertize " " 'display col-desc 'help-echo help)))
            (t (apply #'insert-text-button label (cdr col-desc))))
      (unless last
        (insert (make-string pad ?\s))
        (when (> width label-width)
          (insert (propertize (make-string (- width label-width) ?\s) 'display `(space :align-to ,next)))))
      (put-text-property start (point) 'tabulated-list-column-name name))
    next))

(defun tabulated-list-revert (&rest _ignored)
  "Run `tabulated-list-revert-hook' and print the list again, point staying at its entry."
  (interactive)
  (unless (derived-mode-p 'tabulated-list-mode) (error "The current buffer is not in Tabulated List mode"))
  (run-hooks 'tabulated-list-revert-hook)
  (tabulated-list-print t))

;; Changing entries

(defun tabulated-list-put-tag (tag &optional advance)
  "Put TAG, a string, into the space in front of the entry at point; with ADVANCE go to the next line."
  (unless (stringp tag) (error "Invalid argument to `tabulated-list-put-tag'"))
  (unless (> tabulated-list-padding 0) (error "Unable to tag the current line"))
  (save-excursion
    (beginning-of-line)
    (when (tabulated-list-get-entry)
      (let ((start (point)) (inhibit-read-only t) (properties (text-properties-at (point))))
        (delete-char tabulated-list-padding)
        (insert (if (<= (length tag) tabulated-list-padding)
                    (concat tag (make-string (- tabulated-list-padding (length tag)) ?\s))
                  (substring tag 0 tabulated-list-padding)))
        (add-text-properties start (point) properties))))
  (if advance (forward-line)))

(defun tabulated-list-clear-all-tags ()
  "Take away the tags in front of all entries."
  (unless (> tabulated-list-padding 0) (error "Unable to clear tags"))
  (save-excursion
    (goto-char (point-min))
    (while (not (eobp))
      (if (tabulated-list-get-entry) (tabulated-list-put-tag ""))
      (forward-line))))

(defun tabulated-list-delete-entry ()
  "Delete the entry at point from the buffer and return (ID COLUMNS); nil when there is none."
  (let ((id (tabulated-list-get-id)) (cols (tabulated-list-get-entry)) (inhibit-read-only t))
    (when cols
      (delete-region (line-beginning-position) (1+ (line-end-position)))
      (list id cols))))

(defun tabulated-list-set-col (col desc &optional change-entry-data)
  "Show DESC in the column COL, a name or a number, of the entry at point; with CHANGE-ENTRY-DATA it becomes the entry's."
  (let* ((n (if (integerp col) col (tabulated-list--column-number col)))
         (name (car (aref tabulated-list-format n)))
         (inhibit-read-only t) (id (tabulated-list-get-id)) (cols (tabulated-list-get-entry)))
    (save-excursion
      (beginning-of-line)
      (let* ((end (line-end-position)) (from (point)) to)
        (while (and (< from end) (not (equal (get-text-property from 'tabulated-list-column-name) name)))
          (setq from (or (next-single-property-change from 'tabulated-list-column-name nil end) end)))
        (when (< from end)
          (setq to (next-single-property-change from 'tabulated-list-column-name nil end))
          (goto-char from)
          (let ((x (current-column)))
            (delete-region from to)
            (tabulated-list-print-col n desc x))
          (put-text-property from (point) 'tabulated-list-id id)
          (put-text-property from (point) 'tabulated-list-entry cols))))
    (if change-entry-data (aset cols n desc))))

;; Sorting and moving

(defun tabulated-list--sort-by-column-name (name)
  "Sort by the column called NAME, the other way round if it is sorted by that already."
  (when (and name (derived-mode-p 'tabulated-list-mode))
    (setq tabulated-list-sort-key
          (if (equal name (car tabulated-list-sort-key))
              (cons name (not (cdr tabulated-list-sort-key)))
            (cons name nil)))
    (tabulated-list-init-header)
    (tabulated-list-print t)))

(defun tabulated-list-sort (&optional n)
  "Sort by column N, a number, or the column at point."
  (interactive "P")
  (let ((name (if n (car (aref tabulated-list-format n))
                (get-text-property (point) 'tabulated-list-column-name))))
    (if (nth 2 (assoc name (append tabulated-list-format nil)))
        (tabulated-list--sort-by-column-name name)
      (user-error "Cannot sort by %s" name))))

(defun tabulated-list-col-sort (&optional e)
  "Sort by the column whose name the mouse event E was on."
  (interactive "e")
  (let* ((position (event-start e)) (object (posn-object position)))
    (with-current-buffer (window-buffer (posn-window position))
      (tabulated-list--sort-by-column-name
       (get-text-property (if object (cdr object) (posn-point position))
                          'tabulated-list-column-name (car object))))))

(defun tabulated-list-next-column (&optional arg)
  "Go to the start of the ARGth next column."
  (interactive "p")
  (dotimes (_ (or arg 1))
    (let ((next (or (next-single-property-change (point) 'tabulated-list-column-name) (point-max))))
      (when (<= next (line-end-position))
        (goto-char next)))))

(defun tabulated-list-previous-column (&optional arg)
  "Go to the start of the ARGth previous column."
  (interactive "p")
  (dotimes (_ (or arg 1))
    (let ((previous (or (previous-single-property-change (point) 'tabulated-list-column-name) 1)))
      (unless (< previous (line-beginning-position))
        (goto-char previous)))))

(provide 'tabulated-list)

;;; tabulated-list.el ends here
