"""Facts about character sets, written by tools/make_charset_facts.py from the answers of Emacs 28.2."""

# ruff: noqa: E501

DEFINITIONS = r"""
ascii (:dimension 1 :code-space [0 127 0 0 0 0 0 0] :iso-final-char 66 :emacs-mule-id 0 :ascii-compatible-p t :code-offset 0)
iso-8859-1 (:dimension 1 :code-space [0 255 0 0 0 0 0 0] :iso-final-char nil :emacs-mule-id nil :ascii-compatible-p t :code-offset 0)
unicode (:dimension 3 :code-space [0 255 0 255 0 16 0 0] :iso-final-char nil :emacs-mule-id nil :ascii-compatible-p t :code-offset 0)
emacs (:dimension 3 :code-space [0 255 0 255 0 63 0 0] :iso-final-char nil :emacs-mule-id nil :ascii-compatible-p t :code-offset 0)
eight-bit (:dimension 1 :code-space [128 255 0 0 0 0 0 0] :iso-final-char nil :emacs-mule-id nil :ascii-compatible-p nil :code-offset 4194176)
ucs = unicode
latin-iso8859-1 (preferred-coding-system iso-latin-1 :iso-final-char 65 :emacs-mule-id 129 :code-space [32 127] :code-offset 160 :dimension 1)
control-1 (:code-space [128 159] :code-offset 128 :dimension 1)
eight-bit-control (:supplementary-p t :code-space [128 159] :code-offset 4194176 :dimension 1)
eight-bit-graphic (:supplementary-p t :code-space [160 255] :code-offset 4194208 :dimension 1)
iso-8859-2 (:ascii-compatible-p t :code-space [0 255] :map "8859-2" :dimension 1)
latin-iso8859-2 (preferred-coding-system iso-latin-2 :iso-final-char 66 :emacs-mule-id 130 :code-space [32 127] :subset (iso-8859-2 160 255 -128) :dimension 1)
iso-8859-3 (:ascii-compatible-p t :code-space [0 255] :map "8859-3" :dimension 1)
latin-iso8859-3 (preferred-coding-system iso-latin-3 :iso-final-char 67 :emacs-mule-id 131 :code-space [32 127] :subset (iso-8859-3 160 255 -128) :dimension 1)
iso-8859-4 (:ascii-compatible-p t :code-space [0 255] :map "8859-4" :dimension 1)
latin-iso8859-4 (preferred-coding-system iso-latin-4 :iso-final-char 68 :emacs-mule-id 132 :code-space [32 127] :subset (iso-8859-4 160 255 -128) :dimension 1)
iso-8859-5 (:ascii-compatible-p t :code-space [0 255] :map "8859-5" :dimension 1)
cyrillic-iso8859-5 (preferred-coding-system cyrillic-iso-8bit :iso-final-char 76 :emacs-mule-id 140 :code-space [32 127] :subset (iso-8859-5 160 255 -128) :dimension 1)
iso-8859-6 (:ascii-compatible-p t :code-space [0 255] :map "8859-6" :dimension 1)
arabic-iso8859-6 (preferred-coding-system iso-2022-7bit :iso-final-char 71 :emacs-mule-id 135 :code-space [32 127] :subset (iso-8859-6 160 255 -128) :dimension 1)
iso-8859-7 (:ascii-compatible-p t :code-space [0 255] :map "8859-7" :dimension 1)
greek-iso8859-7 (preferred-coding-system greek-iso-8bit :iso-final-char 70 :emacs-mule-id 134 :code-space [32 127] :subset (iso-8859-7 160 255 -128) :dimension 1)
iso-8859-8 (:ascii-compatible-p t :code-space [0 255] :map "8859-8" :dimension 1)
hebrew-iso8859-8 (preferred-coding-system hebrew-iso-8bit :iso-final-char 72 :emacs-mule-id 136 :code-space [32 127] :subset (iso-8859-8 160 255 -128) :dimension 1)
iso-8859-9 (:ascii-compatible-p t :code-space [0 255] :map "8859-9" :dimension 1)
latin-iso8859-9 (preferred-coding-system iso-latin-5 :iso-final-char 77 :emacs-mule-id 141 :code-space [32 127] :subset (iso-8859-9 160 255 -128) :dimension 1)
iso-8859-10 (:ascii-compatible-p t :code-space [0 255] :map "8859-10" :dimension 1)
latin-iso8859-10 (:iso-final-char 86 :emacs-mule-id nil :code-space [32 127] :subset (iso-8859-10 160 255 -128) :dimension 1)
iso-8859-11 (:ascii-compatible-p t :code-space [0 255] :map "8859-11" :dimension 1)
thai-iso8859-11 (:iso-final-char 84 :emacs-mule-id nil :code-space [32 127] :subset (iso-8859-11 160 255 -128) :dimension 1)
iso-8859-13 (:ascii-compatible-p t :code-space [0 255] :map "8859-13" :dimension 1)
latin-iso8859-13 (:iso-final-char 89 :emacs-mule-id nil :code-space [32 127] :subset (iso-8859-13 160 255 -128) :dimension 1)
iso-8859-14 (:ascii-compatible-p t :code-space [0 255] :map "8859-14" :dimension 1)
latin-iso8859-14 (preferred-coding-system iso-latin-8 :iso-final-char 95 :emacs-mule-id 143 :code-space [32 127] :subset (iso-8859-14 160 255 -128) :dimension 1)
iso-8859-15 (:ascii-compatible-p t :code-space [0 255] :map "8859-15" :dimension 1)
latin-iso8859-15 (preferred-coding-system iso-latin-9 :iso-final-char 98 :emacs-mule-id 142 :code-space [32 127] :subset (iso-8859-15 160 255 -128) :dimension 1)
iso-8859-16 (:ascii-compatible-p t :code-space [0 255] :map "8859-16" :dimension 1)
latin-iso8859-16 (:iso-final-char 102 :emacs-mule-id nil :code-space [32 127] :subset (iso-8859-16 160 255 -128) :dimension 1)
thai-tis620 (preferred-coding-system thai-tis620 :iso-final-char 84 :emacs-mule-id 133 :code-space [32 127] :code-offset 3584 :dimension 1)
tis620-2533 (:ascii-compatible-p t :code-space [0 255] :superset (ascii (thai-tis620 . 128)) :dimension 1)
jisx0201 (:code-space [0 223] :map "JISX0201" :dimension 1)
latin-jisx0201 (preferred-coding-system japanese-shift-jis :iso-final-char 74 :emacs-mule-id 138 :supplementary-p t :code-space [33 126] :subset (jisx0201 33 126 0) :dimension 1)
katakana-jisx0201 (preferred-coding-system japanese-shift-jis :iso-final-char 73 :emacs-mule-id 137 :supplementary-p t :code-space [33 126] :subset (jisx0201 161 254 -128) :dimension 1)
chinese-gb2312 (preferred-coding-system chinese-iso-8bit :iso-final-char 65 :emacs-mule-id 145 :code-space [33 126 33 126] :code-offset 1114112 :unify-map "GB2312" :dimension 2)
chinese-gbk (preferred-coding-system chinese-gbk :code-space [64 254 129 254] :code-offset 1441792 :unify-map "GBK" :dimension 2)
cp936 = chinese-gbk
windows-936 = chinese-gbk
chinese-cns11643-1 (preferred-coding-system iso-2022-cn :iso-final-char 71 :emacs-mule-id 149 :code-space [33 126 33 126] :code-offset 1130496 :unify-map "CNS-1" :dimension 2)
chinese-cns11643-2 (preferred-coding-system iso-2022-cn :iso-final-char 72 :emacs-mule-id 150 :code-space [33 126 33 126] :code-offset 1146880 :unify-map "CNS-2" :dimension 2)
chinese-cns11643-3 (preferred-coding-system iso-2022-cn :iso-final-char 73 :code-space [33 126 33 126] :emacs-mule-id 246 :code-offset 1163264 :unify-map "CNS-3" :dimension 2)
chinese-cns11643-4 (preferred-coding-system iso-2022-cn :iso-final-char 74 :emacs-mule-id 247 :code-space [33 126 33 126] :code-offset 1179648 :unify-map "CNS-4" :dimension 2)
chinese-cns11643-5 (preferred-coding-system iso-2022-cn :iso-final-char 75 :emacs-mule-id 248 :code-space [33 126 33 126] :code-offset 1196032 :unify-map "CNS-5" :dimension 2)
chinese-cns11643-6 (preferred-coding-system iso-2022-cn :iso-final-char 76 :emacs-mule-id 249 :code-space [33 126 33 126] :code-offset 1212416 :unify-map "CNS-6" :dimension 2)
chinese-cns11643-7 (preferred-coding-system iso-2022-cn :iso-final-char 77 :emacs-mule-id 250 :code-space [33 126 33 126] :code-offset 1228800 :unify-map "CNS-7" :dimension 2)
big5 (:code-space [64 254 161 254] :code-offset 1245184 :unify-map "BIG5" :dimension 2)
chinese-big5-1 (preferred-coding-system chinese-big5 :iso-final-char 48 :emacs-mule-id 152 :supplementary-p t :code-space [33 126 33 126] :code-offset 1265664 :unify-map "BIG5-1" :dimension 2)
chinese-big5-2 (preferred-coding-system chinese-big5 :iso-final-char 49 :emacs-mule-id 153 :supplementary-p t :code-space [33 126 33 126] :code-offset 1275904 :unify-map "BIG5-2" :dimension 2)
japanese-jisx0208 (preferred-coding-system iso-2022-jp :iso-final-char 66 :emacs-mule-id 146 :code-space [33 126 33 126] :code-offset 1310720 :unify-map "JISX0208" :dimension 2)
japanese-jisx0208-1978 (preferred-coding-system iso-2022-jp :iso-final-char 64 :emacs-mule-id 144 :code-space [33 126 33 126] :code-offset 1327104 :unify-map "JISC6226" :dimension 2)
japanese-jisx0212 (preferred-coding-system iso-2022-jp :iso-final-char 68 :emacs-mule-id 148 :code-space [33 126 33 126] :code-offset 1343488 :unify-map "JISX0212" :dimension 2)
japanese-jisx0213-1 (:iso-final-char 79 :emacs-mule-id 151 :unify-map "JISX2131" :code-space [33 126 33 126] :code-offset 1359872 :dimension 2)
japanese-jisx0213-2 (:iso-final-char 80 :emacs-mule-id 254 :unify-map "JISX2132" :code-space [33 126 33 126] :code-offset 1376256 :dimension 2)
japanese-jisx0213-a (:dimension 2 :code-space [33 126 33 126] :supplementary-p t :map "JISX213A")
japanese-jisx0213.2004-1 (:dimension 2 :code-space [33 126 33 126] :iso-final-char 81 :superset (japanese-jisx0213-a japanese-jisx0213-1))
katakana-sjis (:dimension 1 :code-space [161 223] :subset (jisx0201 161 223 0) :supplementary-p t)
cp932-2-byte (:dimension 2 :map "CP932-2BYTE" :code-space [64 252 129 252] :supplementary-p t)
cp932 (:code-space [0 255 0 254] :superset (ascii katakana-sjis cp932-2-byte) :dimension 2)
korean-ksc5601 (preferred-coding-system iso-2022-kr :iso-final-char 67 :emacs-mule-id 147 :code-space [33 126 33 126] :code-offset 2596756 :unify-map "KSC5601" :dimension 2)
big5-hkscs (:code-space [64 254 161 254] :code-offset 2605592 :unify-map "BIG5-HKSCS" :dimension 2)
cp949-2-byte (:dimension 2 :map "CP949-2BYTE" :code-space [65 254 129 253] :supplementary-p t)
cp949 (:code-space [0 254 0 253] :superset (ascii cp949-2-byte) :dimension 2)
chinese-sisheng (preferred-coding-system iso-2022-7bit :iso-final-char 48 :emacs-mule-id 160 :code-space [33 126] :unify-map "MULE-sisheng" :supplementary-p t :code-offset 2097152 :dimension 1)
ipa (preferred-coding-system iso-2022-7bit :iso-final-char 48 :emacs-mule-id 161 :unify-map "MULE-ipa" :code-space [32 127] :supplementary-p t :code-offset 2097280 :dimension 1)
viscii (:code-space [0 255] :map "VISCII" :dimension 1)
vietnamese-viscii-lower (preferred-coding-system vietnamese-viscii :iso-final-char 49 :emacs-mule-id 162 :code-space [32 127] :code-offset 2097664 :supplementary-p t :unify-map "MULE-lviscii" :dimension 1)
vietnamese-viscii-upper (preferred-coding-system vietnamese-viscii :iso-final-char 50 :emacs-mule-id 163 :code-space [32 127] :code-offset 2097792 :supplementary-p t :unify-map "MULE-uviscii" :dimension 1)
vscii (:code-space [0 255] :map "VSCII" :dimension 1)
tcvn-5712 = vscii
vscii-2 (:code-space [0 255] :map "VSCII-2" :dimension 1)
koi8-r (:ascii-compatible-p t :code-space [0 255] :map "KOI8-R" :dimension 1)
koi8 = koi8-r
alternativnyj (:ascii-compatible-p t :code-space [0 255] :map "ALTERNATIVNYJ" :dimension 1)
cp866 (:ascii-compatible-p t :code-space [0 255] :map "IBM866" :dimension 1)
ibm866 = cp866
koi8-u (:ascii-compatible-p t :code-space [0 255] :map "KOI8-U" :dimension 1)
koi8-t (:ascii-compatible-p t :code-space [0 255] :map "KOI8-T" :dimension 1)
georgian-ps (:ascii-compatible-p t :code-space [0 255] :map "KA-PS" :dimension 1)
georgian-academy (:ascii-compatible-p t :code-space [0 255] :map "KA-ACADEMY" :dimension 1)
windows-1250 (:ascii-compatible-p t :code-space [0 255] :map "CP1250" :dimension 1)
cp1250 = windows-1250
windows-1251 (:ascii-compatible-p t :code-space [0 255] :map "CP1251" :dimension 1)
cp1251 = windows-1251
windows-1252 (:ascii-compatible-p t :code-space [0 255] :map "CP1252" :dimension 1)
cp1252 = windows-1252
windows-1253 (:ascii-compatible-p t :code-space [0 255] :map "CP1253" :dimension 1)
cp1253 = windows-1253
windows-1254 (:ascii-compatible-p t :code-space [0 255] :map "CP1254" :dimension 1)
cp1254 = windows-1254
windows-1255 (:ascii-compatible-p t :code-space [0 255] :map "CP1255" :dimension 1)
cp1255 = windows-1255
windows-1256 (:ascii-compatible-p t :code-space [0 255] :map "CP1256" :dimension 1)
cp1256 = windows-1256
windows-1257 (:ascii-compatible-p t :code-space [0 255] :map "CP1257" :dimension 1)
cp1257 = windows-1257
windows-1258 (:ascii-compatible-p t :code-space [0 255] :map "CP1258" :dimension 1)
cp1258 = windows-1258
next (:ascii-compatible-p t :code-space [0 255] :map "NEXTSTEP" :dimension 1)
cp1125 (:code-space [0 255] :ascii-compatible-p t :map "CP1125" :dimension 1)
ruscii = cp1125
cp866u = cp1125
cp437 (:code-space [0 255] :ascii-compatible-p t :map "IBM437" :dimension 1)
cp720 (:code-space [0 255] :ascii-compatible-p t :map "CP720" :dimension 1)
cp737 (:code-space [0 255] :ascii-compatible-p t :map "CP737" :dimension 1)
cp775 (:code-space [0 255] :ascii-compatible-p t :map "CP775" :dimension 1)
cp851 (:code-space [0 255] :ascii-compatible-p t :map "IBM851" :dimension 1)
cp852 (:code-space [0 255] :ascii-compatible-p t :map "IBM852" :dimension 1)
cp855 (:code-space [0 255] :ascii-compatible-p t :map "IBM855" :dimension 1)
cp857 (:code-space [0 255] :ascii-compatible-p t :map "IBM857" :dimension 1)
cp858 (:code-space [0 255] :ascii-compatible-p t :map "CP858" :dimension 1)
cp00858 = cp858
cp860 (:code-space [0 255] :ascii-compatible-p t :map "IBM860" :dimension 1)
cp861 (:code-space [0 255] :ascii-compatible-p t :map "IBM861" :dimension 1)
cp862 (:code-space [0 255] :ascii-compatible-p t :map "IBM862" :dimension 1)
cp863 (:code-space [0 255] :ascii-compatible-p t :map "IBM863" :dimension 1)
cp864 (:code-space [0 255] :ascii-compatible-p t :map "IBM864" :dimension 1)
cp865 (:code-space [0 255] :ascii-compatible-p t :map "IBM865" :dimension 1)
cp869 (:code-space [0 255] :ascii-compatible-p t :map "IBM869" :dimension 1)
cp874 (:code-space [0 255] :ascii-compatible-p t :map "IBM874" :dimension 1)
arabic-digit (preferred-coding-system iso-2022-7bit :iso-final-char 50 :emacs-mule-id 164 :supplementary-p t :code-space [34 42] :code-offset 1536 :dimension 1)
arabic-1-column (preferred-coding-system iso-2022-7bit :iso-final-char 51 :emacs-mule-id 165 :supplementary-p t :code-space [33 126] :code-offset 2097408 :dimension 1)
arabic-2-column (preferred-coding-system iso-2022-7bit :iso-final-char 52 :emacs-mule-id 224 :supplementary-p t :code-space [33 126] :code-offset 2097536 :dimension 1)
lao (preferred-coding-system lao :iso-final-char 49 :emacs-mule-id 167 :supplementary-p t :code-space [33 126] :code-offset 3713 :dimension 1)
mule-lao (:code-space [0 255] :supplementary-p t :superset (ascii eight-bit-control (lao . 128)) :dimension 1)
indian-is13194 (preferred-coding-system devanagari :iso-final-char 53 :emacs-mule-id 225 :supplementary-p t :code-space [33 126] :code-offset 1572864 :unify-map "MULE-is13194" :dimension 1)
devanagari-cdac (:supplementary-p t :code-space [0 255] :code-offset 1573120 :dimension 1)
sanskrit-cdac (:supplementary-p t :code-space [0 255] :code-offset 1573376 :dimension 1)
bengali-cdac (:supplementary-p t :code-space [0 255] :code-offset 1573632 :dimension 1)
tamil-cdac (:supplementary-p t :code-space [0 255] :code-offset 1573888 :dimension 1)
telugu-cdac (:supplementary-p t :code-space [0 255] :code-offset 1574144 :dimension 1)
assamese-cdac (:supplementary-p t :code-space [0 255] :code-offset 1574400 :dimension 1)
oriya-cdac (:supplementary-p t :code-space [0 255] :code-offset 1574656 :dimension 1)
kannada-cdac (:supplementary-p t :code-space [0 255] :code-offset 1574912 :dimension 1)
malayalam-cdac (:supplementary-p t :code-space [0 255] :code-offset 1575168 :dimension 1)
gujarati-cdac (:supplementary-p t :code-space [0 255] :code-offset 1575424 :dimension 1)
punjabi-cdac (:supplementary-p t :code-space [0 255] :code-offset 1575680 :dimension 1)
devanagari-akruti (:supplementary-p t :code-space [0 255] :code-offset 1575936 :dimension 1)
bengali-akruti (:supplementary-p t :code-space [0 255] :code-offset 1576192 :dimension 1)
punjabi-akruti (:supplementary-p t :code-space [0 255] :code-offset 1576448 :dimension 1)
gujarati-akruti (:supplementary-p t :code-space [0 255] :code-offset 1576704 :dimension 1)
oriya-akruti (:supplementary-p t :code-space [0 255] :code-offset 1576960 :dimension 1)
tamil-akruti (:supplementary-p t :code-space [0 255] :code-offset 1577216 :dimension 1)
telugu-akruti (:supplementary-p t :code-space [0 255] :code-offset 1577472 :dimension 1)
kannada-akruti (:supplementary-p t :code-space [0 255] :code-offset 1577728 :dimension 1)
malayalam-akruti (:supplementary-p t :code-space [0 255] :code-offset 1577984 :dimension 1)
indian-glyph (preferred-coding-system devanagari :iso-final-char 52 :emacs-mule-id 240 :supplementary-p t :code-space [32 127 32 127] :code-offset 1573120 :dimension 2)
indian-1-column (:iso-final-char 54 :emacs-mule-id 251 :supplementary-p t :code-space [33 126 33 126] :code-offset 1589248 :dimension 2)
indian-2-column (preferred-coding-system devanagari :iso-final-char 53 :emacs-mule-id 251 :supplementary-p t :code-space [33 126 33 126] :code-offset 1589248 :dimension 2)
tibetan (preferred-coding-system tibetan :iso-final-char 55 :iso-final-char 55 :emacs-mule-id 252 :unify-map "MULE-tibetan" :supplementary-p t :code-space [33 126 33 37] :code-offset 1638400 :dimension 2)
tibetan-1-column (preferred-coding-system tibetan :iso-final-char 56 :emacs-mule-id 241 :supplementary-p t :code-space [33 126 33 37] :code-offset 1638400 :dimension 2)
mule-unicode-2500-33ff (:iso-final-char 50 :emacs-mule-id 242 :supplementary-p t :code-space [32 127 32 71] :code-offset 9472 :dimension 2)
mule-unicode-e000-ffff (:iso-final-char 51 :emacs-mule-id 243 :supplementary-p t :code-space [32 127 32 117] :code-offset 57344 :max-code 30015 :dimension 2)
mule-unicode-0100-24ff (:iso-final-char 49 :emacs-mule-id 244 :supplementary-p t :code-space [32 127 32 127] :code-offset 256 :dimension 2)
unicode-bmp (:code-space [0 255 0 255] :code-offset 0 :dimension 2)
unicode-smp (:code-space [0 255 0 255] :code-offset 65536 :dimension 2)
unicode-sip (:code-space [0 255 0 255] :code-offset 131072 :dimension 2)
unicode-ssp (:code-space [0 255 0 255] :code-offset 917504 :dimension 2)
ethiopic (preferred-coding-system iso-2022-7bit :iso-final-char 51 :emacs-mule-id 245 :supplementary-p t :unify-map "MULE-ethiopic" :code-space [33 126 33 126] :code-offset 1703936 :dimension 2)
mac-roman (:ascii-compatible-p t :code-space [0 255] :map "MACINTOSH" :dimension 1)
ebcdic-us (:code-space [0 255] :mime-charset ebcdic-us :map "EBCDICUS" :dimension 1)
ebcdic-uk (:code-space [0 255] :mime-charset ebcdic-uk :map "EBCDICUK" :dimension 1)
ibm038 (:code-space [0 255] :mime-charset ibm038 :map "IBM038" :dimension 1)
ebcdic-int = ibm038
cp038 = ibm038
ibm256 (:code-space [0 255] :mime-charset ibm256 :map "IBM256" :dimension 1)
ibm273 (:code-space [0 255] :mime-charset ibm273 :map "IBM273" :dimension 1)
ibm274 (:code-space [0 255] :mime-charset ibm274 :map "IBM274" :dimension 1)
ibm275 (:code-space [0 255] :mime-charset ibm275 :map "IBM275" :dimension 1)
ibm277 (:code-space [0 255] :mime-charset ibm277 :map "IBM277" :dimension 1)
ibm278 (:code-space [0 255] :mime-charset ibm278 :map "IBM278" :dimension 1)
ibm280 (:code-space [0 255] :mime-charset ibm270 :map "IBM280" :dimension 1)
ibm281 (:code-space [0 255] :mime-charset ibm281 :map "IBM281" :dimension 1)
ibm284 (:code-space [0 255] :mime-charset ibm284 :map "IBM284" :dimension 1)
ibm285 (:code-space [0 255] :mime-charset ibm285 :map "IBM285" :dimension 1)
ibm290 (:code-space [0 255] :mime-charset ibm290 :map "IBM290" :dimension 1)
ibm297 (:code-space [0 255] :mime-charset ibm297 :map "IBM297" :dimension 1)
ibm1047 (:code-space [0 255] :mime-charset ibm1047 :map "IBM1047" :dimension 1)
cp1047 = ibm1047
hp-roman8 (:ascii-compatible-p t :code-space [0 255] :map "HP-ROMAN8" :dimension 1)
adobe-standard-encoding (:code-space [32 255] :map "stdenc" :dimension 1)
symbol (:code-space [32 255] :map "symbol" :dimension 1)
ibm850 (:ascii-compatible-p t :code-space [0 255] :map "IBM850" :dimension 1)
cp850 = ibm850
mik (:ascii-compatible-p t :code-space [0 255] :map "MIK" :dimension 1)
ptcp154 (:ascii-compatible-p t :code-space [0 255] :mime-charset pt154 :map "PTCP154" :dimension 1)
pt154 = ptcp154
cp154 = ptcp154
gb18030-2-byte (preferred-coding-system chinese-gb18030 :code-space [64 254 129 254] :supplementary-p t :map "GB180302" :dimension 2)
gb18030-4-byte-bmp (preferred-coding-system chinese-gb18030 :code-space [48 57 129 254 48 57 129 132] :supplementary-p t :map "GB180304" :dimension 4)
gb18030-4-byte-smp (preferred-coding-system chinese-gb18030 :code-space [48 57 129 254 48 57 144 227] :min-code (36912 . 33072) :max-code (58162 . 39477) :supplementary-p t :code-offset 65536 :dimension 4)
gb18030-4-byte-ext-1 (preferred-coding-system chinese-gb18030 :code-space [48 57 129 254 48 57 132 143] :min-code (33841 . 42288) :max-code (36665 . 65081) :supplementary-p t :code-offset 2097152 :dimension 4)
gb18030-4-byte-ext-2 (preferred-coding-system chinese-gb18030 :code-space [48 57 129 254 48 57 227 254] :min-code (58162 . 39478) :max-code (65081 . 65081) :supplementary-p t :code-offset 2246732 :dimension 4)
gb18030 (:code-space [0 255 0 254 0 254 0 254] :min-code 0 :max-code (65081 . 65081) :superset (ascii gb18030-2-byte gb18030-4-byte-bmp gb18030-4-byte-smp gb18030-4-byte-ext-1 gb18030-4-byte-ext-2) :dimension 4)
chinese-cns11643-15 (:code-space [33 126 33 126] :code-offset 2596864 :unify-map "CNS-F" :dimension 2)
"""
"""Each charset and its properties in the order of definition; `ALIAS = NAME` for another name."""

MAPS = """\
iso-8859-2 map iso8859_2 one 0 8
iso-8859-3 map iso8859_3 one 8 8
iso-8859-4 map iso8859_4 one 16 8
iso-8859-5 map iso8859_5 one 24 8
iso-8859-6 map iso8859_6 one 32 8
iso-8859-7 map iso8859_7 one 40 8
iso-8859-8 map iso8859_8 one 48 8
iso-8859-9 map iso8859_9 one 56 8
iso-8859-10 map iso8859_10 one 64 8
iso-8859-11 map iso8859_11 one 72 8
iso-8859-13 map iso8859_13 one 80 8
iso-8859-14 map iso8859_14 one 88 8
iso-8859-15 map iso8859_15 one 96 8
iso-8859-16 map iso8859_16 one 104 8
jisx0201 map tis_620 one 112 35
chinese-gb2312 unify gb2312 hi 147 8
chinese-gbk unify gbk two 155 8
chinese-cns11643-1 unify cp950 level1 163 12909
chinese-cns11643-2 unify cp950 level2 13072 15891
chinese-cns11643-3 unify - - 28963 15108
chinese-cns11643-4 unify - - 44071 18942
chinese-cns11643-5 unify - - 63013 21838
chinese-cns11643-6 unify - - 84851 15777
chinese-cns11643-7 unify - - 100628 16046
big5 unify cp950 two 116674 67
chinese-big5-1 unify cp950 level1 116741 38
chinese-big5-2 unify cp950 level2 116779 23
japanese-jisx0208 unify euc_jp hi 116802 16
japanese-jisx0208-1978 unify euc_jp hi 116818 518
japanese-jisx0212 unify euc_jp ss3 117336 16
japanese-jisx0213-1 unify euc_jis_2004 hi 117352 59
japanese-jisx0213-2 unify euc_jis_2004 ss3 117411 110
japanese-jisx0213-a map - - 117521 71
cp932-2-byte map cp932 two 117592 1681
korean-ksc5601 unify euc_kr hi 119273 24
big5-hkscs unify big5hkscs two 119297 45
cp949-2-byte map cp949 two 119342 8
chinese-sisheng unify - - 119350 97
ipa unify - - 119447 143
viscii map iso8859_9 one 119590 242
vietnamese-viscii-lower unify ascii one 119832 152
vietnamese-viscii-upper unify ascii one 119984 151
vscii map ascii one 120135 284
vscii-2 map ascii one 120419 197
koi8-r map koi8_r one 120616 8
alternativnyj map cp866 one 120624 44
cp866 map cp866 one 120668 8
koi8-u map koi8_u one 120676 8
koi8-t map koi8_t one 120684 8
georgian-ps map cp1252 one 120692 69
georgian-academy map cp1252 one 120761 41
windows-1250 map cp1250 one 120802 8
windows-1251 map cp1251 one 120810 8
windows-1252 map cp1252 one 120818 8
windows-1253 map cp1253 one 120826 8
windows-1254 map cp1254 one 120834 8
windows-1255 map cp1255 one 120842 8
windows-1256 map cp1256 one 120850 8
windows-1257 map cp1257 one 120858 8
windows-1258 map cp1258 one 120866 8
next map ascii one 120874 173
cp1125 map cp1125 one 121047 8
cp437 map cp437 one 121055 8
cp720 map cp720 one 121063 28
cp737 map cp737 one 121091 8
cp775 map cp775 one 121099 8
cp851 map cp869 one 121107 87
cp852 map cp852 one 121194 8
cp855 map cp855 one 121202 8
cp857 map cp857 one 121210 8
cp858 map cp858 one 121218 8
cp860 map cp860 one 121226 8
cp861 map cp861 one 121234 8
cp862 map cp862 one 121242 8
cp863 map cp863 one 121250 8
cp864 map cp864 one 121258 14
cp865 map cp865 one 121272 8
cp869 map cp869 one 121280 8
cp874 map cp874 one 121288 8
indian-is13194 unify - - 121296 77
tibetan unify - - 121373 68
ethiopic unify cp950 level2 121441 113
mac-roman map mac_roman one 121554 24
ebcdic-us map cp037 one 121578 63
ebcdic-uk map cp037 one 121641 75
ibm038 map cp500 one 121716 63
ibm256 map cp500 one 121779 40
ibm273 map cp273 one 121819 8
ibm274 map cp500 one 121827 77
ibm275 map cp500 one 121904 84
ibm277 map cp500 one 121988 86
ibm278 map cp273 one 122074 87
ibm280 map cp500 one 122161 96
ibm281 map cp037 one 122257 75
ibm284 map cp500 one 122332 60
ibm285 map cp037 one 122392 48
ibm290 map cp037 one 122440 175
ibm297 map cp500 one 122615 94
ibm1047 map cp037 one 122709 41
hp-roman8 map hp_roman8 one 122750 8
adobe-standard-encoding map iso8859_5 one 122758 152
symbol map iso8859_6 one 122910 286
ibm850 map cp850 one 123196 8
mik map cp437 one 123204 77
ptcp154 map ptcp154 one 123281 8
gb18030-2-byte map gb18030 two 123289 113
gb18030-4-byte-bmp map gb18030 four 123402 581
"""
"""Name, kind, codec and form of each table in charset_maps.bin, and where it is there."""
