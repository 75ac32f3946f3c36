;;; puny.el --- names of hosts with more than ASCII  -*- lexical-binding: t -*-

;; Punycode is described in RFC 3492.  Names are not put into any normal form before they are encoded.

(require 'seq)

(defun puny--adapt (delta points first)
  "Return the next bias after DELTA, with POINTS characters done; FIRST is non-nil for the first one inserted."
  (let ((delta (if first (/ delta 700) (/ delta 2)))
        (k 0))
    (setq delta (+ delta (/ delta points)))
    (while (> delta 455)
      (setq delta (/ delta 35)
            k (+ k 36)))
    (+ k (/ (* 36 delta) (+ delta 38)))))

(defun puny--threshold (k bias)
  "Return the threshold of the digit at K under BIAS."
  (min 26 (max 1 (- k bias))))

(defun puny--number-digits (number bias)
  "Return NUMBER as digits of varying base under BIAS."
  (let ((k 36) (digits nil) (more t))
    (while more
      (let ((threshold (puny--threshold k bias)))
        (if (< number threshold)
            (setq more nil)
          (push (aref "abcdefghijklmnopqrstuvwxyz0123456789"
                      (+ threshold (% (- number threshold) (- 36 threshold))))
                digits)
          (setq number (/ (- number threshold) (- 36 threshold))
                k (+ k 36)))))
    (push (aref "abcdefghijklmnopqrstuvwxyz0123456789" number) digits)
    (concat (nreverse digits))))

(defun puny-encode-string (string)
  "Return STRING in ASCII: itself, or its Punycode behind `xn--'."
  (let ((ascii (seq-filter (lambda (char) (< char 128)) string)))
    (if (= (length ascii) (length string))
        string
      (let* ((done (length ascii)) (basic done) (n 128) (delta 0) (bias 72) (parts nil))
        (while (< done (length string))
          (let ((next (seq-min (seq-filter (lambda (char) (>= char n)) string))))
            (setq delta (+ delta (* (- next n) (1+ done)))
                  n next)
            (seq-do (lambda (char)
                      (cond ((< char n) (setq delta (1+ delta)))
                            ((= char n)
                             (push (puny--number-digits delta bias) parts)
                             (setq bias (puny--adapt delta (1+ done) (= done basic))
                                   delta 0
                                   done (1+ done)))))
                    string)
            (setq delta (1+ delta)
                  n (1+ n))))
        (concat "xn--" ascii (and (> basic 0) "-") (apply #'concat (nreverse parts)))))))

(defun puny--digit-value (char)
  "Return what the digit CHAR counts, or nil."
  (cond ((<= ?a char ?z) (- char ?a))
        ((<= ?A char ?Z) (- char ?A))
        ((<= ?0 char ?9) (+ 26 (- char ?0)))))

(defun puny--decode (string)
  "Return the text whose Punycode STRING is, or nil if it is none."
  (let* ((dash (let ((at (string-match "-[^-]*\\'" string))) at))
         (text (append (and dash (substring string 0 dash)) nil))
         (digits (append (if dash (substring string (1+ dash)) string) nil))
         (n 128) (i 0) (bias 72) (valid t))
    (while (and digits valid)
      (let ((old i) (weight 1) (k 36) (more t))
        (while (and more valid)
          (let ((digit (and digits (puny--digit-value (pop digits))))
                (threshold (puny--threshold k bias)))
            (if (null digit)
                (setq valid nil)
              (setq i (+ i (* digit weight)))
              (if (< digit threshold)
                  (setq more nil)
                (setq weight (* weight (- 36 threshold))
                      k (+ k 36))))))
        (when valid
          (let ((length (1+ (length text))))
            (setq bias (puny--adapt (- i old) length (= old 0))
                  n (+ n (/ i length))
                  i (% i length))
            (if (> n #x10ffff)
                (setq valid nil)
              (setq text (append (seq-take text i) (list n) (nthcdr i text))
                    i (1+ i)))))))
    (and valid (concat text))))

(defun puny-decode-string (string)
  "Return the text that STRING stands for: of what `xn--' begins with, the Punycode is decoded."
  (let ((case-fold-search t))
    (or (and (string-match "\\`xn--" string)
             (puny--decode (substring string 4)))
        string)))

(defun puny-encode-domain (domain)
  "Return the name DOMAIN in ASCII, each part by `puny-encode-string'."
  (if (string-match-p "\\`[[:ascii:]]*\\'" domain)
      domain
    (mapconcat #'puny-encode-string (split-string domain "[.]") ".")))

(defun puny-decode-domain (domain)
  "Return the text of the name DOMAIN, each part by `puny-decode-string'."
  (mapconcat #'puny-decode-string (split-string domain "[.]") "."))

;;; What may be shown as it is

(defconst puny--script-sets
  '((latin han hiragana kana) (latin han bopomofo) (latin han hangul))
  "Sets of scripts that are written together.")

(defun puny-highly-restrictive-string-p (string)
  "Return non-nil if STRING is \"highly restrictive\" in the sense of Unicode's UTS #39.
That is the case if all its characters are of one script, or of scripts that are commonly written together.  Names
that are not may pretend to be other names."
  (let ((scripts (seq-uniq (mapcar (lambda (character) (aref char-script-table character)) string))))
    (or (null (cdr scripts))
        (seq-some (lambda (set) (seq-every-p (lambda (script) (memq script set)) scripts)) puny--script-sets))))

(defun puny-highly-restrictive-domain-p (domain)
  "Return non-nil if each label of DOMAIN, a name of a host, satisfies `puny-highly-restrictive-string-p'."
  (seq-every-p #'puny-highly-restrictive-string-p (split-string domain "[.]")))

(provide 'puny)

;;; puny.el ends here
