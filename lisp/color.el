;;; color.el --- colours: names, models, differences  -*- lexical-binding: t -*-

;; Components are numbers from 0 to 1 unless a function says otherwise.

(require 'cl-lib)

(defun color-name-to-rgb (color &optional frame)
  "Return the list (RED GREEN BLUE) of COLOR, a name or digits after `#', on FRAME; nil if there is no such colour."
  (let ((values (color-values color frame))
        (white (float (car (color-values "#ffffffffffff" frame)))))
    (and values
         (mapcar (lambda (value) (/ value white)) values))))

(defun color-rgb-to-hex (red green blue &optional digits-per-component)
  "Return the colour of RED, GREEN and BLUE as digits after `#', four for each component or DIGITS-PER-COMPONENT, 2 or 4."
  (let* ((digits (if (eq digits-per-component 2) 2 4))
         (format (format "%%0%dx" digits))
         (most (if (= digits 2) 255 65535)))
    (concat "#" (mapconcat (lambda (value) (format format (* value most))) (list red green blue) ""))))

(defun color-complement (color-name)
  "Return the list (RED GREEN BLUE) of the colour that is the complement of COLOR-NAME."
  (mapcar (lambda (value) (- 1.0 value)) (color-name-to-rgb color-name)))

(defun color-complement-hex (color)
  "Return the complement of COLOR, a name, as digits after `#'."
  (apply #'color-rgb-to-hex (color-complement color)))

(defun color-gradient (start stop step-number)
  "Return STEP-NUMBER colours between START and STOP, all of them lists (RED GREEN BLUE)."
  (let (colors)
    (dotimes (i step-number)
      (let ((part (/ (1+ i) (float (1+ step-number)))))
        (push (cl-mapcar (lambda (from to) (+ from (* part (- to from)))) start stop) colors)))
    (nreverse colors)))

;;; Hue, saturation, lightness

(defun color-hue-to-rgb (v1 v2 h)
  "Return the component of a colour whose hue is H, from that component's place on, between V1 and V2."
  (cond ((< h (/ 6.0)) (+ v1 (* (- v2 v1) h 6.0)))
        ((< h 0.5) v2)
        ((< h (/ 2.0 3)) (+ v1 (* (- v2 v1) (- (/ 2.0 3) h) 6.0)))
        (t v1)))

(defun color-hsl-to-rgb (h s l)
  "Return the list (RED GREEN BLUE) of the colour with hue H, saturation S and lightness L."
  (if (= s 0)
      (list l l l)
    (let* ((m2 (if (<= l 0.5) (* l (+ 1.0 s)) (- (+ l s) (* l s))))
           (m1 (- (* 2.0 l) m2)))
      (list (color-hue-to-rgb m1 m2 (mod (+ h (/ 3.0)) 1))
            (color-hue-to-rgb m1 m2 h)
            (color-hue-to-rgb m1 m2 (mod (- h (/ 3.0)) 1))))))

(defun color--hue (red green blue max min)
  "Return the hue of RED, GREEN and BLUE, whose largest and smallest are MAX and MIN, in sixths of the circle."
  (let ((range (float (- max min))))
    (cond ((= max min) 0.0)
          ((= max red) (+ (if (>= green blue) 0 6) (/ (- green blue) range)))
          ((= max green) (+ 2 (/ (- blue red) range)))
          (t (+ 4 (/ (- red green) range))))))

(defun color-rgb-to-hsv (red green blue)
  "Return the list (HUE SATURATION VALUE) of RED, GREEN and BLUE; HUE is an angle in radians."
  (let ((max (max red green blue))
        (min (min red green blue)))
    (list (/ (* (color--hue red green blue max min) 60 float-pi) 180)
          (if (= max 0) 0.0 (- 1 (/ min (float max))))
          (float max))))

(defun color-rgb-to-hsl (red green blue)
  "Return the list (HUE SATURATION LIGHTNESS) of RED, GREEN and BLUE."
  (let* ((max (max red green blue))
         (min (min red green blue))
         (delta (- max min))
         (l (/ (+ max min) 2.0)))
    (if (= delta 0)
        (list 0.0 0.0 l)
      (list (/ (mod (+ 6 (color--hue red green blue max min)) 6) 6)
            (if (<= l 0.5)
                (/ delta (+ max min))
              (/ delta (- 2.0 (+ max min))))
            l))))

(defun color-clamp (value)
  "Return VALUE, or 0.0 or 1.0 if it is beyond."
  (min 1.0 (max 0.0 value)))

(defun color-saturate-hsl (h s l percent)
  "Return the list (H S L) with PERCENT more saturation."
  (list h (color-clamp (+ s (/ percent 100.0))) l))

(defun color-desaturate-hsl (h s l percent)
  "Return the list (H S L) with PERCENT less saturation."
  (color-saturate-hsl h s l (- percent)))

(defun color-lighten-hsl (h s l percent)
  "Return the list (H S L) with PERCENT more lightness."
  (list h s (color-clamp (+ l (/ percent 100.0)))))

(defun color-darken-hsl (h s l percent)
  "Return the list (H S L) with PERCENT less lightness."
  (color-lighten-hsl h s l (- percent)))

(defun color--changed (function name percent)
  "Return what FUNCTION makes with PERCENT of the colour NAME, as digits after `#'."
  (apply #'color-rgb-to-hex
         (apply #'color-hsl-to-rgb
                (apply function (append (apply #'color-rgb-to-hsl (color-name-to-rgb name)) (list percent))))))

(defun color-saturate-name (name percent)
  "Return the colour NAME with PERCENT more saturation, as digits after `#'."
  (color--changed #'color-saturate-hsl name percent))

(defun color-desaturate-name (name percent)
  "Return the colour NAME with PERCENT less saturation, as digits after `#'."
  (color--changed #'color-desaturate-hsl name percent))

(defun color-lighten-name (name percent)
  "Return the colour NAME with PERCENT more lightness, as digits after `#'."
  (color--changed #'color-lighten-hsl name percent))

(defun color-darken-name (name percent)
  "Return the colour NAME with PERCENT less lightness, as digits after `#'."
  (color--changed #'color-darken-hsl name percent))

;;; The models of the CIE

(defconst color-d75-xyz '(0.9497 1.0 1.2264) "The white of the illuminant D75 in XYZ.")
(defconst color-d65-xyz '(0.950455 1.0 1.088753) "The white of the illuminant D65 in XYZ.")
(defconst color-d55-xyz '(0.9568 1.0 0.9215) "The white of the illuminant D55 in XYZ.")
(defconst color-d50-xyz '(0.9642 1.0 0.8249) "The white of the illuminant D50 in XYZ.")

(defconst color-cie-ε (/ 216 24389.0) "The CIE's constant: below this part of white, lightness is linear.")
(defconst color-cie-κ (/ 24389 27.0) "The CIE's constant: the slope of lightness there.")

(defun color--linear (value)
  "Return the light of VALUE, a component of sRGB."
  (if (<= value 0.04045)
      (/ value 12.95)
    (expt (/ (+ value 0.055) 1.055) 2.4)))

(defun color--gamma (value)
  "Return the component of sRGB for VALUE, light."
  (if (<= value 0.0031308)
      (* 12.92 value)
    (- (* 1.055 (expt value (/ 2.4))) 0.055)))

(defun color-srgb-to-xyz (red green blue)
  "Return the list (X Y Z) of RED, GREEN and BLUE in sRGB."
  (let ((r (color--linear red))
        (g (color--linear green))
        (b (color--linear blue)))
    (list (+ (* 0.4124564 r) (* 0.3575761 g) (* 0.1804375 b))
          (+ (* 0.21266729 r) (* 0.7151522 g) (* 0.0721750 b))
          (+ (* 0.0193339 r) (* 0.1191920 g) (* 0.9503041 b)))))

(defun color-xyz-to-srgb (x y z)
  "Return the list (RED GREEN BLUE) in sRGB of X, Y and Z."
  (mapcar #'color--gamma
          (list (+ (* 3.2404542 x) (* -1.5371385 y) (* -0.4985314 z))
                (+ (* -0.9692660 x) (* 1.8760108 y) (* 0.0415560 z))
                (+ (* 0.0556434 x) (* -0.2040259 y) (* 1.0572252 z)))))

(defun color-xyz-to-lab (x y z &optional white-point)
  "Return the list (L* a* b*) of X, Y and Z, where WHITE-POINT is white, by default that of D65."
  (cl-flet ((f (value) (if (> value color-cie-ε) (expt value (/ 3.0)) (/ (+ (* color-cie-κ value) 16) 116.0))))
    (pcase-let* ((`(,xr ,yr ,zr) (or white-point color-d65-xyz))
                 (fx (f (/ x xr)))
                 (fy (f (/ y yr)))
                 (fz (f (/ z zr))))
      (list (- (* 116 fy) 16)
            (* 500 (- fx fy))
            (* 200 (- fy fz))))))

(defun color-lab-to-xyz (L a b &optional white-point)
  "Return the list (X Y Z) of L, A and B, where WHITE-POINT is white, by default that of D65."
  (pcase-let* ((`(,xr ,yr ,zr) (or white-point color-d65-xyz))
               (fy (/ (+ L 16) 116.0))
               (fz (- fy (/ b 200.0)))
               (fx (+ (/ a 500.0) fy)))
    (cl-flet ((g (f) (if (> (expt f 3) color-cie-ε) (expt f 3) (/ (- (* f 116) 16) color-cie-κ))))
      (list (* xr (g fx))
            (* yr (if (> L (* color-cie-κ color-cie-ε)) (expt (/ (+ L 16) 116.0) 3) (/ L color-cie-κ)))
            (* zr (g fz))))))

(defun color-srgb-to-lab (red green blue)
  "Return the list (L* a* b*) of RED, GREEN and BLUE in sRGB."
  (apply #'color-xyz-to-lab (color-srgb-to-xyz red green blue)))

(defun color-lab-to-srgb (L a b)
  "Return the list (RED GREEN BLUE) in sRGB of L, A and B."
  (apply #'color-xyz-to-srgb (color-lab-to-xyz L a b)))

(defun color-xyz-to-xyy (X Y Z)
  "Return the list (x y Y) of X, Y and Z."
  (let ((sum (float (+ X Y Z))))
    (list (/ X sum) (/ Y sum) Y)))

(defun color-xyy-to-xyz (x y Y)
  "Return the list (X Y Z) of the chromaticities x and y and the luminance, the third argument."
  (list (/ (* Y x) (float y))
        Y
        (/ (* Y (- 1 x y)) (float y))))

(defun color-lab-to-lch (L a b)
  "Return the list (L C H) of L, A and B; H is an angle in radians."
  (list L (sqrt (+ (* a a) (* b b))) (atan b a)))

(defun color-lch-to-lab (L C H)
  "Return the list (L a b) of L, C and H; H is an angle in radians."
  (list L (* C (cos H)) (* C (sin H))))

;;; Differences

(defun color-cie-de2000 (color1 color2 &optional kL kC kH)
  "Return how different COLOR1 and COLOR2 are, lists (L* a* b*), by the CIE's formula of 2000.
KL, KC and KH weigh lightness, chroma and hue, 1 by default."
  (pcase-let*
      ((`(,L1 ,a1 ,b1) color1)
       (`(,L2 ,a2 ,b2) color2)
       (kL (or kL 1))
       (kC (or kC 1))
       (kH (or kH 1))
       (C (/ (+ (sqrt (+ (expt a1 2) (expt b1 2))) (sqrt (+ (expt a2 2) (expt b2 2)))) 2.0))
       (G (* 0.5 (- 1 (sqrt (/ (expt C 7.0) (+ (expt C 7.0) (expt 25 7.0)))))))
       (a1p (* a1 (1+ G)))
       (a2p (* a2 (1+ G)))
       (C1 (sqrt (+ (expt a1p 2) (expt b1 2))))
       (C2 (sqrt (+ (expt a2p 2) (expt b2 2))))
       (full (* 2 float-pi))
       (angle (lambda (a b) (if (and (= a 0) (= b 0)) 0 (let ((h (atan b a))) (if (< h 0) (+ h full) h)))))
       (h1 (funcall angle a1p b1))
       (h2 (funcall angle a2p b2))
       (dL (- L2 L1))
       (dC (- C2 C1))
       (dh (cond ((= 0 (* C1 C2)) 0)
                 ((<= (abs (- h2 h1)) float-pi) (- h2 h1))
                 ((> (- h2 h1) float-pi) (- h2 h1 full))
                 (t (+ (- h2 h1) full))))
       (dH (* 2 (sqrt (* C1 C2)) (sin (/ dh 2.0))))
       (L (/ (+ L1 L2) 2.0))
       (Cm (/ (+ C1 C2) 2.0))
       (h (cond ((= 0 (* C1 C2)) (+ h1 h2))
                ((<= (abs (- h1 h2)) float-pi) (/ (+ h1 h2) 2.0))
                ((< (+ h1 h2) full) (/ (+ h1 h2 full) 2.0))
                (t (/ (- (+ h1 h2) full) 2.0))))
       (degree (degrees-to-radians 1))
       (T (+ 1
             (* -0.17 (cos (- h (* 30 degree))))
             (* 0.24 (cos (* h 2)))
             (* 0.32 (cos (+ (* h 3) (* 6 degree))))
             (* -0.20 (cos (- (* h 4) (* 63 degree))))))
       (turn (* 30 degree (exp (- (expt (/ (- h (* 275 degree)) (* 25 degree)) 2)))))
       (RC (* 2 (sqrt (/ (expt Cm 7.0) (+ (expt Cm 7.0) (expt 25.0 7.0))))))
       (SL (1+ (/ (* 0.015 (expt (- L 50) 2)) (sqrt (+ 20 (expt (- L 50) 2))))))
       (SC (1+ (* 0.045 Cm)))
       (SH (1+ (* 0.015 Cm T)))
       (RT (- (* (sin (* 2 turn)) RC))))
    (sqrt (+ (expt (/ dL (* kL SL)) 2.0)
             (expt (/ dC (* kC SC)) 2.0)
             (expt (/ dH (* kH SH)) 2.0)
             (* RT (/ dC (* kC SC)) (/ dH (* kH SH)))))))

(provide 'color)

;;; color.el ends here
