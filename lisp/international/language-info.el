;;; language-info.el --- facts about language environments and locales  -*- lexical-binding: t -*-

;; What Emacs 28.2 answers when it is asked for them; nobody reads this for pleasure.

;;; Code:

(defvar language-info-alist
  (copy-tree '(("ASCII" . ((charset ascii)))
    ("Arabic" . ((charset unicode) (coding-system utf-8 iso-8859-6 windows-1256) (coding-priority
 utf-8 iso-8859-6 windows-1256)))
    ("Belarusian" . ((charset windows-1251) (coding-system windows-1251) (coding-priority windows-1251)
 (nonascii-translation . windows-1251)))
    ("Bengali" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Brazilian Portuguese" . ((charset iso-8859-1) (coding-system iso-latin-1 iso-latin-9)
 (coding-priority iso-latin-1) (nonascii-translation . iso-8859-1) (unibyte-display . iso-8859-1)))
    ("Bulgarian" . ((charset windows-1251) (coding-system windows-1251) (coding-priority windows-1251)
 (nonascii-translation . windows-1251)))
    ("Burmese" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Catalan" . ((charset iso-8859-1) (coding-system iso-8859-1 iso-8859-15) (coding-priority
 iso-8859-1) (nonascii-translation . iso-8859-1) (unibyte-display . iso-8859-1)))
    ("Cham" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Chinese-BIG5" . ((charset chinese-big5-1 chinese-big5-2) (coding-system chinese-big5 chinese-iso-7bit)
 (coding-priority chinese-big5 iso-2022-cn chinese-iso-8bit chinese-gbk) (iso639-language
 . zh)))
    ("Chinese-CNS" . ((charset chinese-cns11643-1 chinese-cns11643-2 chinese-cns11643-3 chinese-cns11643-4
 chinese-cns11643-5 chinese-cns11643-6 chinese-cns11643-7) (coding-system iso-2022-cn euc-tw)
 (coding-priority iso-2022-cn euc-tw chinese-big5 chinese-iso-8bit chinese-gbk) (iso639-language
 . zh)))
    ("Chinese-EUC-TW" . ((charset chinese-cns11643-1 chinese-cns11643-2 chinese-cns11643-3 chinese-cns11643-4
 chinese-cns11643-5 chinese-cns11643-6 chinese-cns11643-7 chinese-big5-1 chinese-big5-2)
 (coding-system euc-tw iso-2022-cn) (coding-priority euc-tw chinese-big5 iso-2022-cn chinese-iso-8bit
 chinese-gbk) (iso639-language . zh)))
    ("Chinese-GB" . ((charset chinese-gb2312 chinese-sisheng) (coding-system chinese-iso-8bit
 iso-2022-cn chinese-hz) (coding-priority chinese-iso-8bit chinese-gbk chinese-big5 iso-2022-cn)
 (iso639-language . zh)))
    ("Chinese-GB18030" . ((charset gb18030) (coding-system chinese-gb18030) (coding-priority
 gb18030 gbk iso-2022-cn chinese-big5 chinese-iso-8bit) (iso639-language . zh)))
    ("Chinese-GBK" . ((charset chinese-gbk) (coding-system chinese-gbk) (coding-priority gbk
 iso-2022-cn chinese-big5 chinese-iso-8bit) (iso639-language . zh)))
    ("Croatian" . ((charset iso-8859-2) (coding-system iso-8859-2) (coding-priority iso-8859-2)
 (nonascii-translation . iso-8859-2) (unibyte-display . iso-8859-2)))
    ("Cyrillic-ALT" . ((charset alternativnyj) (coding-system cyrillic-alternativnyj) (coding-priority
 cyrillic-alternativnyj) (nonascii-translation . alternativnyj) (unibyte-display . cyrillic-alternativnyj)))
    ("Cyrillic-ISO" . ((charset iso-8859-5) (coding-system cyrillic-iso-8bit) (coding-priority
 cyrillic-iso-8bit) (nonascii-translation . iso-8859-5) (unibyte-display . cyrillic-iso-8bit)))
    ("Cyrillic-KOI8" . ((charset koi8) (coding-system cyrillic-koi8) (coding-priority cyrillic-koi8
 cyrillic-iso-8bit) (nonascii-translation . koi8) (unibyte-display . cyrillic-koi8)))
    ("Czech" . ((charset ascii latin-iso8859-2) (coding-system iso-8859-2) (coding-priority
 iso-8859-2) (nonascii-translation . iso-8859-2) (unibyte-display . iso-8859-2)))
    ("Devanagari" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Dutch" . ((charset iso-8859-1) (coding-system iso-latin-1 iso-latin-9) (coding-priority
 iso-latin-1) (nonascii-translation . iso-8859-1) (unibyte-display . iso-latin-1)))
    ("English" . ((charset ascii)))
    ("Esperanto" . ((charset iso-8859-3) (coding-system iso-latin-3) (coding-priority iso-latin-3)
 (nonascii-translation . latin-iso8859-3) (unibyte-display . iso-latin-3)))
    ("Ethiopic" . ((charset ethiopic) (coding-system utf-8-emacs) (coding-priority utf-8-emacs)))
    ("French" . ((charset iso-8859-1) (coding-system iso-latin-1 iso-latin-9) (coding-priority
 iso-latin-1) (nonascii-translation . iso-8859-1) (unibyte-display . iso-latin-1)))
    ("Georgian" . ((coding-system georgian-ps) (coding-priority georgian-ps) (nonascii-translation
 . georgian-ps)))
    ("German" . ((charset iso-8859-1) (coding-system iso-latin-1 iso-latin-9) (coding-priority
 iso-latin-1) (nonascii-translation . iso-8859-1) (unibyte-display . iso-latin-1)))
    ("Greek" . ((charset iso-8859-7) (coding-system greek-iso-8bit windows-1253 cp851 cp869)
 (coding-priority greek-iso-8bit) (nonascii-translation . iso-8859-7)))
    ("Gujarati" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Hebrew" . ((charset iso-8859-8) (coding-system hebrew-iso-8bit windows-1255 cp862) (coding-priority
 hebrew-iso-8bit) (nonascii-translation . iso-8859-8) (unibyte-display . hebrew-iso-8bit)))
    ("IPA" . ((charset ipa) (coding-system utf-8) (coding-priority utf-8) (nonascii-translation
 . ipa)))
    ("Italian" . ((charset iso-8859-1) (coding-system iso-latin-1 iso-latin-9) (coding-priority
 iso-latin-1) (nonascii-translation . iso-8859-1) (unibyte-display . iso-latin-1)))
    ("Japanese" . ((charset japanese-jisx0208 japanese-jisx0212 latin-jisx0201 katakana-jisx0201
 japanese-jisx0213\.2004-1 japanese-jisx0213-1 japanese-jisx0213-2 japanese-jisx0208-1978)
 (coding-system iso-2022-jp japanese-iso-8bit japanese-shift-jis japanese-iso-7bit-1978-irv
 iso-2022-jp-2004 japanese-shift-jis-2004 euc-jis-2004) (coding-priority iso-2022-jp japanese-iso-8bit
 japanese-shift-jis iso-2022-jp-2004 euc-jis-2004 japanese-shift-jis-2004 iso-2022-jp-2)
 (iso639-language . ja)))
    ("Kannada" . ((charset unicode) (coding-system mule-utf-8) (coding-priority mule-utf-8)))
    ("Khmer" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Korean" . ((charset korean-ksc5601 cp949) (coding-system iso-2022-kr korean-iso-8bit korean-cp949)
 (coding-priority korean-iso-8bit korean-cp949 iso-2022-kr) (iso639-language . ko)))
    ("Lao" . ((charset lao) (coding-system lao) (coding-priority lao) (unibyte-display . lao)))
    ("Latin-1" . ((charset iso-8859-1) (coding-system iso-latin-1 iso-latin-9 windows-1252)
 (coding-priority iso-latin-1) (nonascii-translation . iso-8859-1) (unibyte-display . iso-latin-1)))
    ("Latin-2" . ((charset iso-8859-2) (coding-system iso-latin-2 windows-1250) (coding-priority
 iso-latin-2) (nonascii-translation . iso-8859-2) (unibyte-display . iso-latin-2)))
    ("Latin-3" . ((charset iso-8859-3) (coding-system iso-latin-3) (coding-priority iso-latin-3)
 (nonascii-translation . iso-8859-3) (unibyte-display . iso-latin-3)))
    ("Latin-4" . ((charset iso-8859-4) (coding-system iso-8859-4) (coding-priority iso-8859-4)
 (nonascii-translation . iso-8859-4) (unibyte-display . iso-8859-4)))
    ("Latin-5" . ((charset iso-8859-9) (coding-system iso-latin-5) (coding-priority iso-latin-5)
 (nonascii-translation . iso-8859-9) (unibyte-display . iso-latin-5)))
    ("Latin-6" . ((charset iso-8859-10) (coding-system latin-6) (coding-priority latin-6) (nonascii-translation)
 (unibyte-display . iso-latin-6)))
    ("Latin-7" . ((charset iso-8859-13) (coding-system latin-7) (coding-priority latin-7) (nonascii-translation
 . iso-8859-13) (unibyte-display . iso-latin-7)))
    ("Latin-8" . ((charset iso-8859-14) (coding-system iso-latin-8) (coding-priority iso-latin-8)
 (nonascii-translation . iso-8859-14) (unibyte-display . iso-latin-8)))
    ("Latin-9" . ((charset iso-8859-15) (coding-system iso-latin-9) (coding-priority iso-latin-9)
 (nonascii-translation . iso-8859-15) (unibyte-display . iso-latin-9)))
    ("Latvian" . ((coding-system latin-7 windows-1257) (coding-priority latin-7) (nonascii-translation
 . iso-8859-13)))
    ("Lithuanian" . ((coding-system latin-7 windows-1257) (coding-priority latin-7) (nonascii-translation
 . iso-8859-13)))
    ("Malayalam" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Oriya" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Persian" . ((charset unicode) (coding-system utf-8 iso-8859-6 windows-1256) (coding-priority
 utf-8 iso-8859-6 windows-1256)))
    ("Polish" . ((charset iso-8859-2) (coding-system iso-8859-2 windows-1250) (coding-priority
 iso-8859-2) (nonascii-translation . iso-8859-2) (unibyte-display . iso-8859-2)))
    ("Punjabi" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Romanian" . ((charset iso-8859-2) (coding-system iso-8859-2 iso-latin-10) (coding-priority
 iso-8859-2) (nonascii-translation . iso-8859-2) (unibyte-display . iso-8859-2)))
    ("Russian" . ((charset cyrillic-iso8859-5) (coding-system cyrillic-koi8) (coding-priority
 cyrillic-koi8 cyrillic-iso-8bit) (nonascii-translation) (unibyte-display . cyrillic-koi8)))
    ("Sinhala" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Slovak" . ((charset ascii latin-iso8859-2) (coding-system iso-8859-2) (coding-priority
 iso-8859-2) (nonascii-translation . iso-8859-2) (unibyte-display . iso-8859-2)))
    ("Slovenian" . ((charset iso-8859-2) (coding-system iso-8859-2 windows-1250) (coding-priority
 iso-8859-2) (nonascii-translation . iso-8859-2) (unibyte-display . iso-8859-2)))
    ("Spanish" . ((charset iso-8859-1) (coding-system iso-latin-1 iso-latin-9) (coding-priority
 iso-latin-1) (nonascii-translation . iso-8859-1) (unibyte-display . iso-latin-1)))
    ("Swedish" . ((charset iso-8859-1) (coding-system iso-latin-1) (coding-priority iso-latin-1)
 (nonascii-translation . iso-8859-1) (unibyte-display . iso-latin-1)))
    ("TaiViet" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Tajik" . ((charset koi8-t) (coding-system koi8-t) (coding-priority koi8-t) (nonascii-translation
 . cyrillic-koi8-t)))
    ("Tamil" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Telugu" . ((charset unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Thai" . ((charset thai-tis620) (coding-system thai-tis620 iso-8859-11 cp874) (coding-priority
 thai-tis620) (nonascii-translation . tis620-2533) (unibyte-display . thai-tis620)))
    ("Tibetan" . ((charset tibetan tibetan-1-column) (coding-system tibetan-iso-8bit) (coding-priority
 iso-2022-7bit tibetan-iso-8bit)))
    ("Turkish" . ((charset iso-8859-9) (coding-system iso-latin-5 windows-1254 iso-latin-3)
 (coding-priority iso-latin-5) (nonascii-translation . iso-8859-9) (unibyte-display . iso-latin-5)))
    ("UTF-8" . ((charset unicode-bmp unicode) (coding-system utf-8) (coding-priority utf-8)))
    ("Ukrainian" . ((charset koi8-u) (coding-system koi8-u) (coding-priority koi8-u) (nonascii-translation
 . koi8-u)))
    ("Vietnamese" . ((charset viscii) (coding-system vietnamese-viscii vietnamese-vscii vietnamese-tcvn
 vietnamese-viqr windows-1258) (coding-priority vietnamese-viscii) (nonascii-translation
 . viscii) (unibyte-display . vietnamese-viscii)))
    ("Welsh" . ((coding-system utf-8 latin-8) (coding-priority utf-8 latin-8) (nonascii-translation
 . iso-8859-14)))
    ("Windows-1255" . ((coding-system windows-1255) (coding-priority windows-1255)))))
  "Alist of language environments: name, and an alist of keys and what they are.")

(defvar locale-language-names
  '(("aa_DJ" . "Latin-1") ("aa" . "UTF-8") ("af" . "Latin-1") ("am" "Ethiopic" utf-8) ("an"
 . "Latin-9") ("arn" . "UTF-8") ("ar" . "Arabic") ("as" . "UTF-8") ("az" . "UTF-8") ("ba"
 . "UTF-8") ("be" "Belarusian" cp1251) ("bg" "Bulgarian" cp1251) ("bn" "Bengali" utf-8)
 ("bo" . "Tibetan") ("br" . "Latin-1") ("bs" . "Latin-2") ("byn" . "UTF-8") ("ca" "Catalan"
 iso-8859-1) ("co" . "UTF-8") ("cs" "Czech" iso-8859-2) ("cy" "Welsh" iso-8859-14) ("da"
 . "Latin-1") ("de" "German" iso-8859-1) ("dv" . "UTF-8") ("ee" . "Latin-4") ("el" "Greek"
 iso-8859-7) ("en_IN" "English" utf-8) ("en" "English" iso-8859-1) ("eo" . "Esperanto")
 ("es" "Spanish" iso-8859-1) ("et" . "Latin-9") ("eu" . "Latin-1") ("fa" "Persian" utf-8)
 ("fil" . "UTF-8") ("fpo" . "UTF-8") ("fi" . "Latin-9") ("fj" . "Latin-1") ("fo" . "Latin-1")
 ("fr" "French" iso-8859-1) ("fy" . "Latin-1") ("ga" . "Latin-1") ("gd" . "Latin-9") ("gez"
 "Ethiopic" utf-8) ("gla" . "Latin-9") ("gl" . "Latin-1") ("gu" "Gujarati" utf-8) ("gv"
 . "Latin-1") ("he" "Hebrew" iso-8859-8) ("hi" "Devanagari" utf-8) ("hni_IN" . "UTF-8")
 ("hr" "Croatian" iso-8859-2) ("hu" . "Latin-2") ("hy" . "UTF-8") ("id" . "Latin-1") ("ig"
 . "UTF-8") ("ibo" . "UTF-8") ("is" . "Latin-1") ("it" "Italian" iso-8859-1) ("iw" "Hebrew"
 iso-8859-8) ("ja" "Japanese" euc-jp) ("kal" . "Latin-1") ("ka" "Georgian" georgian-ps)
 ("kk" . "UTF-8") ("kl" . "Latin-1") ("km" "Khmer" utf-8) ("knk" "Devanagari" utf-8) ("kok"
 "Devanagari" utf-8) ("kn" "Kannada" utf-8) ("ko" "Korean" euc-kr) ("ks" . "UTF-8") ("kw"
 . "Latin-1") ("ky" . "UTF-8") ("lao" "Lao" utf-8) ("la" . "Latin-1") ("lb" . "Latin-1")
 ("lg" . "Latin-6") ("lo" "Lao" utf-8) ("lt" "Lithuanian" iso-8859-13) ("lv" "Latvian" iso-8859-13)
 ("mi" . "Latin-7") ("mk" "Cyrillic-ISO" iso-8859-5) ("mlt" . "Latin-3") ("ml" "Malayalam"
 utf-8) ("mn" . "UTF-8") ("mri" . "Latin-7") ("mr" "Devanagari" utf-8) ("ms" . "Latin-1")
 ("mt" . "Latin-3") ("mym" "Malayalam" utf-8) ("my" "Burmese" utf-8) ("nb" . "Latin-1")
 ("ne" "Devanagari" utf-8) ("nl" "Dutch" iso-8859-1) ("nn" . "Latin-1") ("non" . "Latin-1")
 ("no" . "Latin-1") ("nr_ZA" . "UTF-8") ("nso_ZA" . "UTF-8") ("oc" . "Latin-1") ("om_ET"
 . "UTF-8") ("om" . "Latin-1") ("or" "Oriya" utf-8) ("pa" "Punjabi" utf-8) ("pl" "Polish"
 iso-8859-2) ("ps" . "UTF-8") ("pas" . "UTF-8") ("pt_BR" "Brazilian Portuguese" iso-8859-1)
 ("pt" . "Latin-1") ("rm" . "Latin-1") ("ro" "Romanian" iso-8859-2) ("ru_RU.koi8r" "Cyrillic-KOI8"
 koi8-r) ("ru_RU" "Russian" iso-8859-5) ("ru_UA" "Russian" koi8-u) ("rw" . "UTF-8") ("sa"
 . "Devanagari") ("se" . "UTF-8") ("sh" . "Latin-2") ("si" "Sinhala" utf-8) ("sid" . "UTF-8")
 ("sk" "Slovak" iso-8859-2) ("sl" "Slovenian" iso-8859-2) ("so_ET" "UTF-8") ("so" "Latin-1")
 ("sq" . "Latin-2") ("sr" . "Latin-2") ("st" . "Latin-1") ("sv" "Swedish" iso-8859-1) ("sw"
 . "Latin-1") ("taj" "Tajik" koi8-t) ("ta" "Tamil" utf-8) ("te" "Telugu" utf-8) ("tg" "Tajik"
 koi8-t) ("th_TH.tis620" "Thai" tis-620) ("th_TH.TIS-620" "Thai" tis-620) ("th_TH" "Thai"
 iso-8859-11) ("th" "Thai" iso-8859-11) ("ti" "Ethiopic" utf-8) ("tig_ER" . "UTF-8") ("tk"
 . "Latin-5") ("tuk" . "Latin-5") ("tl" . "Latin-1") ("tn" . "Latin-9") ("tr" "Turkish"
 iso-8859-9) ("tsn" . "Latin-9") ("ts" . "Latin-1") ("tt" . "UTF-8") ("ug" . "UTF-8") ("uk"
 "Ukrainian" koi8-u) ("ur" . "UTF-8") ("uz_UZ@cyrillic" . "UTF-8") ("uz" . "Latin-1") ("ve"
 . "UTF-8") ("vi" "Vietnamese" utf-8) ("wa" . "Latin-1") ("wo" . "UTF-8") ("xh" . "Latin-1")
 ("yi" . "Windows-1255") ("yo" . "UTF-8") ("zh_HK" . "Chinese-Big5") ("zh_TW" . "Chinese-Big5")
 ("zh_CN.GB2312" "Chinese-GB") ("zh_CN.GBK" "Chinese-GBK") ("zh_CN.GB18030" "Chinese-GB18030")
 ("zh_CN.UTF-8" . "Chinese-GBK") ("zh_CN" . "Chinese-GB") ("zhh" . "Chinese-Big5") ("zhi"
 . "Chinese-GBK") ("zhm" . "Chinese-Big5") ("zh" . "Chinese-GB") ("zu" . "Latin-1") ("c$"
 . "ASCII") ("posix$" . "ASCII") ("ipa$" . "IPA") ("cz" . "Czech") ("iw" . "Hebrew") ("sp"
 . "Cyrillic-ISO") ("su" . "Latin-1") ("jp" . "Japanese") ("chs" . "Chinese-GBK") ("cht"
 . "Chinese-BIG5") ("gbz" . "UTF-8") ("div" . "UTF-8") ("wee" . "Latin-2") ("wen" . "Latin-2")
 ("ind" . "Latin-1") ("sme" . "UTF-8") ("smf" . "UTF-8") ("smg" . "UTF-8") ("kdi" "Kannada"
 utf-8) ("mar" "Devanagari" utf-8) ("khm" "Khmer" utf-8) ("iri" . "Latin-1") ("uig" . "UTF-8")
 ("kin" . "UTF-8"))
  "Language environments, by regexps for locales.")

(defvar locale-charset-language-names
  '((".*8859[-_]?1\\>" . "Latin-1") (".*8859[-_]?2\\>" . "Latin-2") (".*8859[-_]?3\\>" . "Latin-3")
 (".*8859[-_]?4\\>" . "Latin-4") (".*8859[-_]?9\\>" . "Latin-5") (".*8859[-_]?14\\>" . "Latin-8")
 (".*8859[-_]?15\\>" . "Latin-9") (".*utf\\(?:-?8\\)?\\>" . "UTF-8") (".*@euro\\>" . "Latin-9"))
  "Language environments, by regexps for locales with a charset.")

(defvar locale-preferred-coding-systems
  '((".*8859[-_]?1\\>" . iso-8859-1) (".*8859[-_]?2\\>" . iso-8859-2) (".*8859[-_]?3\\>" .
 iso-8859-3) (".*8859[-_]?4\\>" . iso-8859-4) (".*8859[-_]?9\\>" . iso-8859-9) (".*8859[-_]?14\\>"
 . iso-8859-14) (".*8859[-_]?15\\>" . iso-8859-15) (".*utf\\(?:-?8\\)?" . utf-8) (".*@euro"
 . iso-8859-15) ("koi8-?r" . koi8-r) ("koi8-?u" . koi8-u) ("tcvn" . tcvn) ("big5[-_]?hkscs"
 . big5-hkscs) ("big5" . big5) ("euc-?tw" . euc-tw) ("euc-?cn" . euc-cn) ("gb2312" . gb2312)
 ("gbk" . gbk) ("gb18030" . gb18030) ("ja.*[._]euc" . japanese-iso-8bit) ("ja.*[._]jis7"
 . iso-2022-jp) ("ja.*[._]pck" . japanese-shift-jis) ("ja.*[._]sjis" . japanese-shift-jis)
 ("jpn" . japanese-shift-jis))
  "Coding systems, by regexps for locales with a charset.")

(provide 'language-info)

;;; language-info.el ends here
