"""Facts about coding systems: names, properties, and what they are made of, as Emacs 28.2 lists them.

A head line holds the names (the proper one first), the end-of-line form if it is fixed, whether ASCII text is itself,
and the category; the indented lines that follow are the other properties, as Lisp, with D for the description.
The order is that of definition.
"""

SYSTEMS = """\
no-conversion binary | 0 | t | raw-text |
  :mnemonic 61 :coding-type raw-text :ascii-compatible-p t :default-char 0 :for-unibyte t :docstring D :eol-type
  unix
undecided | - | t | undecided |
  :mnemonic 45 :coding-type undecided :ascii-compatible-p t :charset-list (ascii) :for-unibyte nil :docstring D
  :eol-type nil
prefer-utf-8 | - | n | undecided |
  :docstring D :coding-type undecided :mnemonic 45 :charset-list (emacs) :prefer-utf-8 t
  :inhibit-null-byte-detection 0 :inhibit-iso-escape-detection 0
raw-text | - | t | raw-text |
  :docstring D :coding-type raw-text :for-unibyte t :mnemonic 116
no-conversion-multibyte | 0 | t | raw-text |
  :docstring D :coding-type raw-text :eol-type unix :mnemonic 61
iso-latin-1 iso-8859-1 latin-1 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 49 :charset-list (iso-8859-1) :mime-charset iso-8859-1
emacs-mule | - | t | emacs-mule |
  :docstring D :coding-type emacs-mule :charset-list emacs-mule :mnemonic 77
utf-8 mule-utf-8 cp65001 | - | t | utf-8 |
  :docstring D :coding-type utf-8 :mnemonic 85 :charset-list (unicode) :mime-charset utf-8
utf-8-with-signature | - | n | utf-8-sig |
  :docstring D :coding-type utf-8 :mnemonic 85 :charset-list (unicode) :bom t
utf-8-auto | - | n | utf-8-auto |
  :docstring D :coding-type utf-8 :mnemonic 85 :charset-list (unicode) :bom (utf-8-with-signature . utf-8)
utf-8-emacs | - | t | utf-8 |
  :docstring D :coding-type utf-8 :mnemonic 85 :charset-list (emacs)
utf-16le | - | n | utf-16-le-nosig |
  :docstring D :coding-type utf-16 :mnemonic 85 :charset-list (unicode) :endian little :mime-text-unsuitable t
  :mime-charset utf-16le
utf-16be | - | n | utf-16-be-nosig |
  :docstring D :coding-type utf-16 :mnemonic 85 :charset-list (unicode) :endian big :mime-text-unsuitable t
  :mime-charset utf-16be
utf-16le-with-signature utf-16-le | - | n | utf-16-le |
  :docstring D :coding-type utf-16 :mnemonic 85 :charset-list (unicode) :bom t :endian little
  :mime-text-unsuitable t :mime-charset utf-16
utf-16be-with-signature utf-16-be | - | n | utf-16-be |
  :docstring D :coding-type utf-16 :mnemonic 85 :charset-list (unicode) :bom t :endian big :mime-text-unsuitable t
  :mime-charset utf-16
utf-16 | - | n | utf-16-auto |
  :docstring D :coding-type utf-16 :mnemonic 85 :charset-list (unicode) :bom (utf-16le-with-signature .
  utf-16be-with-signature) :endian big :mime-text-unsuitable t :mime-charset utf-16
iso-2022-7bit | - | n | iso-7 |
  :docstring D :coding-type iso-2022 :mnemonic 74 :charset-list iso-2022 :designation [(ascii t) nil nil nil]
  :flags (short ascii-at-eol ascii-at-cntl 7-bit designation composition)
iso-2022-7bit-ss2 | - | n | iso-7-else |
  :docstring D :coding-type iso-2022 :mnemonic 36 :charset-list iso-2022 :designation [(ascii 94) nil (nil 96)
  nil] :flags (short ascii-at-eol ascii-at-cntl 7-bit designation single-shift composition)
iso-2022-7bit-lock iso-2022-int-1 | - | n | iso-7-else |
  :docstring D :coding-type iso-2022 :mnemonic 38 :charset-list iso-2022 :designation [(ascii 94) (nil 96) nil
  nil] :flags (ascii-at-eol ascii-at-cntl 7-bit designation locking-shift composition)
iso-2022-7bit-lock-ss2 iso-2022-cjk | - | n | iso-7-else |
  :docstring D :coding-type iso-2022 :mnemonic 105 :charset-list (ascii japanese-jisx0208 japanese-jisx0208-1978
  latin-jisx0201 korean-ksc5601 chinese-gb2312 chinese-cns11643-1 chinese-cns11643-2 chinese-cns11643-3
  chinese-cns11643-4 chinese-cns11643-5 chinese-cns11643-6 chinese-cns11643-7) :designation [(ascii 94) (nil
  korean-ksc5601 chinese-gb2312 chinese-cns11643-1 96) (nil chinese-cns11643-2) (nil chinese-cns11643-3
  chinese-cns11643-4 chinese-cns11643-5 chinese-cns11643-6 chinese-cns11643-7)] :flags (short ascii-at-eol
  ascii-at-cntl 7-bit locking-shift single-shift init-bol)
iso-2022-8bit-ss2 | - | n | iso-8-else |
  :docstring D :coding-type iso-2022 :mnemonic 64 :charset-list iso-2022 :designation [(ascii 94) nil (nil 96)
  nil] :flags (ascii-at-eol ascii-at-cntl designation single-shift composition)
compound-text x-ctext ctext | - | n | iso-8-else |
  :docstring D :coding-type iso-2022 :mnemonic 120 :charset-list iso-2022 :designation [(ascii 94)
  (latin-iso8859-1 katakana-jisx0201 96) nil nil] :flags (ascii-at-eol ascii-at-cntl long-form designation
  locking-shift single-shift composition) :mime-charset x-ctext
ctext-no-compositions | - | n | iso-8-else |
  :docstring D :coding-type iso-2022 :mnemonic 120 :charset-list iso-2022 :designation [(ascii 94)
  (latin-iso8859-1 katakana-jisx0201 96) nil nil] :flags (ascii-at-eol ascii-at-cntl designation locking-shift
  single-shift)
compound-text-with-extensions x-ctext-with-extensions ctext-with-extensions | - | n | iso-8-else |
  :docstring D :coding-type iso-2022 :mnemonic 120 :charset-list iso-2022 :designation [(ascii 94)
  (latin-iso8859-1 katakana-jisx0201 96) nil nil] :flags (ascii-at-eol ascii-at-cntl long-form designation
  locking-shift single-shift) :post-read-conversion ctext-post-read-conversion :pre-write-conversion
  ctext-pre-write-conversion :mime-charset x-ctext
us-ascii iso-safe ascii | - | t | charset |
  :docstring D :coding-type charset :mnemonic 45 :charset-list (ascii) :default-char 63 :mime-charset us-ascii
utf-7 | - | n | utf-8 |
  :docstring D :coding-type utf-8 :mnemonic 85 :mime-charset utf-7 :charset-list (unicode) :pre-write-conversion
  utf-7-pre-write-conversion :post-read-conversion utf-7-post-read-conversion
utf-7-imap | - | n | utf-8 |
  :docstring D :coding-type utf-8 :mnemonic 117 :charset-list (unicode) :pre-write-conversion
  utf-7-imap-pre-write-conversion :post-read-conversion utf-7-imap-post-read-conversion
iso-2022-cn chinese-iso-7bit | - | n | iso-7-else |
  :docstring D :coding-type iso-2022 :mnemonic 67 :charset-list (ascii chinese-gb2312 chinese-cns11643-1
  chinese-cns11643-2) :designation [ascii (nil chinese-gb2312 chinese-cns11643-1) (nil chinese-cns11643-2) nil]
  :flags (ascii-at-eol ascii-at-cntl 7-bit designation locking-shift single-shift init-at-bol) :mime-charset
  iso-2022-cn :suitable-for-keyboard t
iso-2022-cn-ext | - | n | iso-7-else |
  :docstring D :coding-type iso-2022 :mnemonic 67 :charset-list (ascii chinese-gb2312 chinese-cns11643-1
  chinese-cns11643-2 chinese-cns11643-3 chinese-cns11643-4 chinese-cns11643-5 chinese-cns11643-6
  chinese-cns11643-7) :designation [ascii (nil chinese-gb2312 chinese-cns11643-1) (nil chinese-cns11643-2) (nil
  chinese-cns11643-3 chinese-cns11643-4 chinese-cns11643-5 chinese-cns11643-6 chinese-cns11643-7)] :flags
  (ascii-at-eol ascii-at-cntl 7-bit designation locking-shift single-shift init-at-bol) :mime-charset
  iso-2022-cn-ext :suitable-for-keyboard t
chinese-iso-8bit cn-gb-2312 euc-china euc-cn cn-gb gb2312 | - | t | iso-8-2 |
  :docstring D :coding-type iso-2022 :mnemonic 99 :charset-list (ascii chinese-gb2312) :designation [ascii
  chinese-gb2312 nil nil] :mime-charset gb2312
chinese-hz hz-gb-2312 hz | - | n | utf-8 |
  :docstring D :coding-type utf-8 :mnemonic 122 :charset-list (ascii chinese-gb2312) :mime-charset hz-gb-2312
  :post-read-conversion post-read-decode-hz :pre-write-conversion pre-write-encode-hz
chinese-big5 big5 cn-big5 cp950 | - | t | big5 |
  :docstring D :coding-type big5 :mnemonic 66 :charset-list (ascii big5) :mime-charset big5
chinese-big5-hkscs big5-hkscs cn-big5-hkscs | - | t | charset |
  :docstring D :coding-type charset :mnemonic 66 :charset-list (ascii big5-hkscs) :mime-charset big5-hkscs
euc-tw euc-taiwan | - | t | iso-8-2 |
  :docstring D :coding-type iso-2022 :mnemonic 90 :charset-list (ascii chinese-cns11643-1 chinese-cns11643-2
  chinese-cns11643-3 chinese-cns11643-4 chinese-cns11643-5 chinese-cns11643-6 chinese-cns11643-7) :designation
  [ascii chinese-cns11643-1 (chinese-cns11643-1 chinese-cns11643-2 chinese-cns11643-3 chinese-cns11643-4
  chinese-cns11643-5 chinese-cns11643-6 chinese-cns11643-7) nil] :mime-charset euc-tw
chinese-gbk gbk cp936 windows-936 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 99 :charset-list (ascii chinese-gbk) :mime-charset gbk
chinese-gb18030 gb18030 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 99 :charset-list (ascii gb18030-2-byte gb18030-4-byte-bmp
  gb18030-4-byte-smp gb18030-4-byte-ext-1 gb18030-4-byte-ext-2) :mime-charset gb18030
cyrillic-iso-8bit iso-8859-5 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 53 :charset-list (iso-8859-5) :mime-charset iso-8859-5
cyrillic-koi8 koi8-r koi8 cp878 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 82 :charset-list (koi8) :mime-charset koi8-r
koi8-u | - | t | charset |
  :docstring D :coding-type charset :mnemonic 85 :charset-list (koi8-u) :mime-charset koi8-u
cyrillic-alternativnyj alternativnyj | - | t | charset |
  :docstring D :coding-type charset :mnemonic 65 :charset-list (alternativnyj)
cp866 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (ibm866) :mime-charset cp866
koi8-t | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (koi8-t) :mime-charset koi8-t
windows-1251 cp1251 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 98 :charset-list (windows-1251) :mime-charset windows-1251
cp1125 ruscii cp866u | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (cp1125)
cp855 ibm855 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp855) :mime-charset cp855
mik | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (mik)
pt154 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (pt154)
in-is13194-devanagari devanagari | - | t | iso-8-1 |
  :docstring D :coding-type iso-2022 :mnemonic 68 :designation [ascii indian-is13194 nil nil] :charset-list (ascii
  indian-is13194) :post-read-conversion in-is13194-post-read-conversion :pre-write-conversion
  in-is13194-pre-write-conversion
ebcdic-us | - | n | charset |
  :docstring D :coding-type charset :charset-list (ebcdic-us) :mnemonic 42
ebcdic-uk | - | n | charset |
  :docstring D :coding-type charset :charset-list (ebcdic-uk) :mnemonic 42
ibm1047 cp1047 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm1047) :mnemonic 42
ibm038 ebcdic-int cp038 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm038) :mnemonic 42
iso-latin-2 iso-8859-2 latin-2 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 50 :charset-list (iso-8859-2) :mime-charset iso-8859-2
iso-latin-3 iso-8859-3 latin-3 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 51 :charset-list (iso-8859-3) :mime-charset iso-8859-3
iso-latin-4 iso-8859-4 latin-4 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 52 :charset-list (iso-8859-4) :mime-charset iso-8859-4
iso-latin-5 iso-8859-9 latin-5 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 57 :charset-list (iso-8859-9) :mime-charset iso-8859-9
iso-latin-6 iso-8859-10 latin-6 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 57 :charset-list (iso-8859-10) :mime-charset iso-8859-10
iso-latin-7 iso-8859-13 latin-7 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 57 :charset-list (iso-8859-13) :mime-charset iso-8859-13
iso-latin-8 iso-8859-14 latin-8 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 87 :charset-list (iso-8859-14) :mime-charset iso-8859-14
iso-latin-9 iso-8859-15 latin-9 latin-0 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 48 :charset-list (iso-8859-15) :mime-charset iso-8859-15
windows-1250 cp1250 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (windows-1250) :mime-charset windows-1250
windows-1252 cp1252 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (windows-1252) :mime-charset windows-1252
windows-1254 cp1254 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (windows-1254) :mime-charset windows-1254
windows-1257 cp1257 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (windows-1257) :mime-charset windows-1257
ibm256 ebcdic-int1 cp256 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm256) :mnemonic 42
ibm273 cp273 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm273) :mnemonic 42
ibm274 ebcdic-be cp274 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm274) :mnemonic 42
ibm275 ebcdic-br cp275 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm275) :mnemonic 42
ibm277 ebcdic-cp-dk ebcdic-cp-no cp277 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm277) :mnemonic 42
ibm278 ebcdic-cp-fi ebcdic-cp-se cp278 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm278) :mnemonic 42
ibm280 ebcdic-cp-it cp280 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm280) :mnemonic 42
ibm284 ebcdic-cp-es cp284 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm284) :mnemonic 42
ibm285 ebcdic-cp-gb cp285 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm285) :mnemonic 42
ibm297 ebcdic-cp-fr cp297 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm297) :mnemonic 42
cp775 ibm775 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp775) :mime-charset cp775
cp850 ibm850 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp850) :mime-charset cp850
cp852 ibm852 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp852) :mime-charset cp852
cp857 ibm857 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp857) :mime-charset cp857
cp858 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp858) :mime-charset cp858
cp860 ibm860 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp860) :mime-charset cp860
cp861 ibm861 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp861) :mime-charset cp861
cp863 ibm863 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp863) :mime-charset cp863
cp865 ibm865 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp865) :mime-charset cp865
cp437 ibm437 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp437) :mime-charset cp437
mac-roman macintosh | - | t | charset |
  :docstring D :coding-type charset :mnemonic 77 :charset-list (mac-roman) :mime-charset macintosh
next | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (next) :mime-charset next
hp-roman8 roman8 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (hp-roman8) :mime-charset hp-roman8
adobe-standard-encoding | - | n | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (adobe-standard-encoding) :mime-charset
  adobe-standard-encoding
iso-latin-10 iso-8859-16 latin-10 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (iso-8859-16) :mime-charset iso-8859-16
greek-iso-8bit iso-8859-7 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 55 :charset-list (iso-8859-7) :mime-charset iso-8859-7
windows-1253 cp1253 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 103 :charset-list (windows-1253) :mime-charset windows-1253
cp737 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp737) :mime-charset cp737
cp851 ibm851 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp851) :mime-charset cp851
cp869 ibm869 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp869) :mime-charset cp869
hebrew-iso-8bit iso-8859-8 iso-8859-8-e iso-8859-8-i | - | t | charset |
  :docstring D :coding-type charset :mnemonic 56 :charset-list (iso-8859-8) :mime-charset iso-8859-8
windows-1255 cp1255 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 104 :charset-list (windows-1255) :mime-charset windows-1255
cp862 ibm862 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp862) :mime-charset cp862
iso-2022-jp junet | - | n | iso-7-tight |
  :docstring D :coding-type iso-2022 :mnemonic 74 :designation [(ascii japanese-jisx0208-1978 japanese-jisx0208
  latin-jisx0201) nil nil nil] :flags (short ascii-at-eol ascii-at-cntl 7-bit designation) :charset-list (ascii
  japanese-jisx0208 japanese-jisx0208-1978 latin-jisx0201) :mime-charset iso-2022-jp :suitable-for-keyboard t
iso-2022-jp-2 | - | n | iso-7-else |
  :docstring D :coding-type iso-2022 :mnemonic 74 :designation [(ascii japanese-jisx0208-1978 japanese-jisx0208
  latin-jisx0201 japanese-jisx0212 chinese-gb2312 korean-ksc5601) nil (nil latin-iso8859-1 greek-iso8859-7) nil]
  :flags (short ascii-at-eol ascii-at-cntl 7-bit designation single-shift init-at-bol) :charset-list (ascii
  japanese-jisx0208 japanese-jisx0212 latin-jisx0201 japanese-jisx0208-1978 chinese-gb2312 korean-ksc5601
  latin-iso8859-1 greek-iso8859-7) :mime-charset iso-2022-jp-2 :suitable-for-keyboard t
japanese-shift-jis shift_jis sjis | - | t | sjis |
  :docstring D :coding-type shift-jis :mnemonic 83 :charset-list (ascii katakana-jisx0201 japanese-jisx0208)
  :mime-charset shift_jis
japanese-cp932 cp932 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 83 :charset-list (ascii katakana-sjis cp932-2-byte)
japanese-iso-7bit-1978-irv iso-2022-jp-1978-irv old-jis | - | n | iso-7-tight |
  :docstring D :coding-type iso-2022 :mnemonic 106 :designation [(latin-jisx0201 japanese-jisx0208-1978
  japanese-jisx0208 japanese-jisx0212 katakana-jisx0201) nil nil nil] :flags (short ascii-at-eol ascii-at-cntl
  7-bit designation use-roman use-oldjis) :charset-list (ascii latin-jisx0201 japanese-jisx0208-1978
  japanese-jisx0208 japanese-jisx0212)
japanese-iso-8bit euc-japan-1990 euc-japan euc-jp | - | t | iso-8-2 |
  :docstring D :coding-type iso-2022 :mnemonic 69 :designation [ascii japanese-jisx0208 katakana-jisx0201
  japanese-jisx0212] :flags (short ascii-at-eol ascii-at-cntl single-shift) :charset-list (ascii latin-jisx0201
  japanese-jisx0208 katakana-jisx0201 japanese-jisx0212 japanese-jisx0208-1978) :mime-charset euc-jp
eucjp-ms | - | t | iso-8-2 |
  :docstring D :coding-type iso-2022 :mnemonic 69 :designation [ascii japanese-jisx0208 katakana-jisx0201
  japanese-jisx0212] :flags (short ascii-at-eol ascii-at-cntl single-shift) :charset-list (ascii latin-jisx0201
  japanese-jisx0208 katakana-jisx0201 japanese-jisx0212) :decode-translation-table eucjp-ms-decode
  :encode-translation-table eucjp-ms-encode
iso-2022-jp-2004 iso-2022-jp-3 | - | n | iso-7-tight |
  :docstring D :coding-type iso-2022 :mnemonic 74 :designation [(ascii japanese-jisx0208 japanese-jisx0213\\.2004-1
  japanese-jisx0213-1 japanese-jisx0213-2) nil nil nil] :flags (short ascii-at-eol ascii-at-cntl 7-bit
  designation) :charset-list (ascii japanese-jisx0208 japanese-jisx0213\\.2004-1 japanese-jisx0213-1
  japanese-jisx0213-2) :mime-charset iso-2022-jp-2004 :suitable-for-keyboard t
euc-jis-2004 euc-jisx0213 | - | t | iso-8-2 |
  :docstring D :coding-type iso-2022 :mnemonic 69 :designation [ascii japanese-jisx0213\\.2004-1 katakana-jisx0201
  japanese-jisx0213-2] :flags (short ascii-at-eol ascii-at-cntl single-shift) :charset-list (ascii latin-jisx0201
  japanese-jisx0213\\.2004-1 japanese-jisx0213-1 katakana-jisx0201 japanese-jisx0213-2) :mime-charset euc-jis-2004
japanese-shift-jis-2004 shift_jis-2004 | - | t | sjis |
  :docstring D :coding-type shift-jis :mnemonic 83 :charset-list (ascii katakana-jisx0201
  japanese-jisx0213\\.2004-1 japanese-jisx0213-2)
ibm281 ebcdic-jp-e cp281 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm281) :mnemonic 42
ibm290 ebcdic-jp-kana cp290 | - | n | charset |
  :docstring D :coding-type charset :charset-list (ibm290) :mnemonic 42
korean-iso-8bit euc-kr euc-korea ks_c_5601-1987 | - | t | iso-8-2 |
  :docstring D :coding-type iso-2022 :mnemonic 75 :designation [ascii korean-ksc5601 nil nil] :charset-list (ascii
  korean-ksc5601) :mime-charset euc-kr
iso-2022-kr korean-iso-7bit-lock | - | n | iso-7-else |
  :docstring D :coding-type iso-2022 :mnemonic 107 :designation [ascii (nil korean-ksc5601) nil nil] :flags
  (ascii-at-eol ascii-at-cntl 7-bit designation locking-shift designation-bol) :charset-list (ascii
  korean-ksc5601) :mime-charset iso-2022-kr :suitable-for-keyboard t
korean-cp949 cp949 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 75 :charset-list (ascii cp949)
lao | - | n | charset |
  :docstring D :coding-type charset :mnemonic 76 :charset-list (lao)
thai-tis620 th-tis620 tis620 tis-620 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 84 :charset-list (tis620-2533)
cp874 ibm874 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 68 :charset-list (cp874) :mime-charset cp874
iso-8859-11 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :mime-charset iso-8859-11 :charset-list (iso-8859-11)
tibetan-iso-8bit tibetan | - | t | iso-8-2 |
  :docstring D :coding-type iso-2022 :mnemonic 81 :designation [ascii tibetan nil nil] :charset-list (ascii
  tibetan)
vietnamese-viscii viscii | - | n | charset |
  :docstring D :coding-type charset :mnemonic 86 :charset-list (viscii) :mime-charset viscii
  :suitable-for-file-name t
vietnamese-vscii vscii | - | n | charset |
  :docstring D :coding-type charset :mnemonic 118 :charset-list (vscii) :suitable-for-file-name t
vietnamese-viqr viqr | - | t | utf-8 |
  :docstring D :coding-type utf-8 :mnemonic 113 :charset-list (ascii viscii) :post-read-conversion
  viqr-post-read-conversion :pre-write-conversion viqr-pre-write-conversion
windows-1258 cp1258 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 42 :charset-list (windows-1258) :mime-charset windows-1258
vietnamese-tcvn tcvn tcvn-5712 | - | n | charset |
  :docstring D :coding-type charset :mnemonic 116 :charset-list (tcvn-5712) :suitable-for-file-name t
iso-8859-6 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 54 :charset-list (iso-8859-6) :mime-charset iso-8859-6
windows-1256 cp1256 | - | t | charset |
  :docstring D :coding-type charset :mnemonic 65 :charset-list (windows-1256) :mime-charset windows-1256
georgian-ps | - | t | charset |
  :docstring D :coding-type charset :mnemonic 71 :charset-list (georgian-ps)
georgian-academy | - | t | charset |
  :docstring D :coding-type charset :mnemonic 71 :charset-list (georgian-academy)
"""

PRIORITY = (
    "utf-8 iso-7 charset iso-7-else iso-8-else emacs-mule raw-text iso-7-tight iso-8-1 iso-8-2 utf-8-auto utf-8-sig"
    " utf-16-auto utf-16-be utf-16-le utf-16-be-nosig utf-16-le-nosig sjis big5 ccl undecided"
)
"""The categories of encodings, in the order in which text is tried for them, without `coding-category-`."""

CATEGORY_MEMBERS = {
    "utf-8": "utf-8", "iso-7": "iso-2022-7bit", "charset": "iso-latin-1", "iso-7-else": "iso-2022-7bit-lock",
    "iso-8-else": "iso-2022-8bit-ss2", "emacs-mule": "emacs-mule", "raw-text": "raw-text",
    "iso-7-tight": "iso-2022-jp", "iso-8-1": "in-is13194-devanagari", "iso-8-2": "chinese-iso-8bit",
    "utf-8-auto": "utf-8-auto", "utf-8-sig": "utf-8-with-signature", "utf-16-auto": "utf-16",
    "utf-16-be": "utf-16be-with-signature", "utf-16-le": "utf-16le-with-signature", "utf-16-be-nosig": "utf-16be",
    "utf-16-le-nosig": "utf-16le", "sjis": "japanese-shift-jis", "big5": "chinese-big5", "undecided": "undecided",
}  # fmt: skip
"""The coding system that text of a category is taken to be in."""

CATEGORY_VARIABLES = {
    "utf-8": "utf-8", "iso-7": "iso-2022-7bit", "charset": "iso-latin-1", "iso-7-else": "iso-2022-7bit-lock",
    "iso-8-else": "iso-2022-8bit-ss2", "emacs-mule": "emacs-mule", "raw-text": "raw-text",
}  # fmt: skip
"""The values of the variables `coding-category-...`; the others have `no-conversion`."""

FILE_CODING_SYSTEM_ALIST = r"""
(("\\.tzst\\'" no-conversion . no-conversion) ("\\.zst\\'" no-conversion . no-conversion)
 ("\\.dz\\'" no-conversion . no-conversion) ("\\.txz\\'" no-conversion . no-conversion)
 ("\\.xz\\'" no-conversion . no-conversion) ("\\.lzma\\'" no-conversion . no-conversion)
 ("\\.lz\\'" no-conversion . no-conversion) ("\\.g?z\\'" no-conversion . no-conversion)
 ("\\.\\(?:tgz\\|svgz\\|sifz\\)\\'" no-conversion . no-conversion) ("\\.tbz2?\\'" no-conversion . no-conversion)
 ("\\.bz2\\'" no-conversion . no-conversion) ("\\.Z\\'" no-conversion . no-conversion)
 ("\\.elc\\'" . utf-8-emacs) ("\\.el\\'" . prefer-utf-8) ("\\.utf\\(-8\\)?\\'" . utf-8)
 ("\\.xml\\'" . xml-find-file-coding-system) ("\\(\\`\\|/\\)loaddefs.el\\'" raw-text . raw-text-unix)
 ("\\.tar\\'" no-conversion . no-conversion) ("\\.po[tx]?\\'\\|\\.po\\." . po-find-file-coding-system)
 ("\\.\\(tex\\|ltx\\|dtx\\|drv\\)\\'" . latexenc-find-file-coding-system) ("" undecided))
"""
"""The initial value of `file-coding-system-alist`."""
