"""Facts about character sets: which codec of Python's has each one's characters, and where the two differ.

A head line is the charset's name, the codec (a dash for none) and, for those of two bytes, how a code is written in
that codec: `hi` with the high bits set, `ss3` the same after 0x8F, `two` as it is.  Indented lines are what differs, in
hexadecimal: `CODE=` and the characters from that code on, a dash for none.
"""

ONE_BYTE = """\
iso-8859-1 latin_1
ascii ascii
iso-8859-5 iso8859_5
koi8 koi8_r
koi8-u koi8_u
alternativnyj cp1125
  f2= 2019 2018 301 300 203a 2039 2191 2193 b1 f7
ibm866 cp866
koi8-t koi8_t
windows-1251 cp1251
cp1125 cp1125
cp855 cp855
mik cp866
  b0= 440 441 442 443 444 445 446 447 448 449 44a 44b 44c 44d 44e 44f c6= 2563 2551 cf= 2510 2591 2592 2593 2502
  2524 2116 a7 2557 255d e0= 3b1 3b2 393 3c0 3a3 3c3 3bc 3c4 3a6 398 3a9 3b4 221e 2205 2208 2229 2261 b1 2265 2264
  2320 2321 f7 2248 fc= 207f b2
pt154 ptcp154
ebcdic-us cp424
  41= - - - - - - - - - 51= - - - - - - - - - 62= - - - - - - - - 71= - 74= - 78= - 8a= - - 8f= - - 9d= - 9f= - -
  af= - - - - - - - - - - - - - - - - - ca= - da= - e1= - ea= - fa= -
ebcdic-uk -
  0= 0 1 2 3 9c 9 86 7f 97 8d 8e b c d e f 10 11 12 13 9d 85 8 87 18 19 92 8f 1c 1d 1e 1f 80 81 82 83 84 a 17 1b
  88 89 8a 8b 8c 5 6 7 90 91 16 93 94 95 96 4 98 99 9a 9b 14 15 9e 1a 20 4a= 24 2e 3c 28 2b 7c 26 5a= 21 a3 2a 29
  3b ac 2d 2f 6a= a6 2c 25 5f 3e 3f 79= 60 3a 23 40 27 3d 22 81= 61 62 63 64 65 66 67 68 69 91= 6a 6b 6c 6d 6e 6f
  70 71 72 a1= 203e 73 74 75 76 77 78 79 7a c0= 7b 41 42 43 44 45 46 47 48 49 d0= 7d 4a 4b 4c 4d 4e 4f 50 51 52
  e0= 5c e2= 53 54 55 56 57 58 59 5a f0= 30 31 32 33 34 35 36 37 38 39 ff= 9f
ibm1047 cp037
  5f= 5e ad= 5b b0= ac ba= dd a8 bd= 5d
ibm038 -
  0= 0 1 2 3 9c 9 86 7f 97 8d 8e b c d e f 10 11 12 13 9d 85 8 87 18 19 92 8f 1c 1d 1e 1f 80 81 82 83 84 a 17 1b
  88 89 8a 8b 8c 5 6 7 90 91 16 93 94 95 96 4 98 99 9a 9b 14 15 9e 1a 20 4a= 5b 2e 3c 28 2b 21 26 5a= 5d 24 2a 29
  3b 5e 2d 2f 6a= a6 2c 25 5f 3e 3f 79= 60 3a 23 40 27 3d 22 81= 61 62 63 64 65 66 67 68 69 91= 6a 6b 6c 6d 6e 6f
  70 71 72 a1= 7e 73 74 75 76 77 78 79 7a c0= 7b 41 42 43 44 45 46 47 48 49 d0= 7d 4a 4b 4c 4d 4e 4f 50 51 52 e0=
  5c e2= 53 54 55 56 57 58 59 5a f0= 30 31 32 33 34 35 36 37 38 39 ff= 9f
iso-8859-2 iso8859_2
iso-8859-3 iso8859_3
iso-8859-4 iso8859_4
iso-8859-9 iso8859_9
iso-8859-10 iso8859_10
iso-8859-13 iso8859_13
iso-8859-14 iso8859_14
iso-8859-15 iso8859_15
windows-1250 cp1250
windows-1252 cp1252
windows-1254 cp1254
windows-1257 cp1257
ibm256 cp500
  b3= 20a7 192 bc= 203e bf= 2017 e1= 2003
ibm273 cp273
ibm274 -
  0= 0 1 2 3 9c 9 86 7f 97 8d 8e b c d e f 10 11 12 13 9d 85 8 87 18 19 92 8f 1c 1d 1e 1f 80 81 82 83 84 a 17 1b
  88 89 8a 8b 8c 5 6 7 90 91 16 93 94 95 96 4 98 99 9a 9b 14 15 9e 1a 20 4a= 5b 2e 3c 28 2b 21 26 5a= 5d 24 2a 29
  3b 5e 2d 2f 6a= f9 2c 25 5f 3e 3f 79= 60 3a 23 e0 27 3d 22 81= 61 62 63 64 65 66 67 68 69 91= 6a 6b 6c 6d 6e 6f
  70 71 72 a1= a8 73 74 75 76 77 78 79 7a c0= e9 41 42 43 44 45 46 47 48 49 d0= e8 4a 4b 4c 4d 4e 4f 50 51 52 e0=
  e7 e2= 53 54 55 56 57 58 59 5a f0= 30 31 32 33 34 35 36 37 38 39 ff= 9f
ibm275 -
  0= 0 1 2 3 9c 9 86 7f 97 8d 8e b c d e f 10 11 12 13 9d 85 8 87 18 19 92 8f 1c 1d 1e 1f 80 81 82 83 84 a 17 1b
  88 89 8a 8b 8c 5 6 7 90 91 16 93 94 95 96 4 98 99 9a 9b 14 15 9e 1a 20 4a= c9 2e 3c 28 2b 21 26 5a= 24 c7 2a 29
  3b 5e 2d 2f 6a= e7 2c 25 5f 3e 3f 79= e3 3a d5 c3 27 3d 22 81= 61 62 63 64 65 66 67 68 69 91= 6a 6b 6c 6d 6e 6f
  70 71 72 a1= 7e 73 74 75 76 77 78 79 7a c0= f5 41 42 43 44 45 46 47 48 49 d0= e9 4a 4b 4c 4d 4e 4f 50 51 52 e0=
  5c e2= 53 54 55 56 57 58 59 5a f0= 30 31 32 33 34 35 36 37 38 39 ff= 9f
ibm277 cp500
  47= 7d 4a= 23 5a= a4 c5 67= 24 6a= f8 70= a6 7b= c6 d8 80= 40 9c= 7b 9e= 5b 5d a1= fc bc= 203e c0= e6 d0= e5 dc=
  7e
ibm278 cp273
  47= 7d 4a= a7 51= 60 59= df a4 c5 63= 23 67= 24 79= e9 7b= c4 d6 9f= 5d a1= fc b5= 5b d0= e5 dc= 7e e0= 5c ec=
  40 fc= dc
ibm280 cp500
  44= 7b 48= 5c 4a= b0 51= 5d 54= 7d 58= 7e 5a= e9 6a= f2 79= f9 7b= a3 a7 90= 5b a1= ec b1= 23 b5= 40 bc= 203e
  c0= e0 cd= a6 d0= e8 dd= 60 e0= e7
ibm284 cp500
  49= a6 4f= 7c 5f= ac 69= 23 f1 7b= d1 a1= a8 ba= 5e 21 203e 7e
ibm285 cp037
  4a= 24 5b= a3 a1= 203e b0= a2 5b ba= 5e bc= 7e
ibm297 cp500
  44= 40 48= 5c 4a= b0 51= 7b 54= 7d 5a= a7 6a= f9 79= b5 7b= a3 e0 90= 5b a0= 60 a8 b1= 23 b5= 5d bc= 203e 7e c0=
  e9 d0= e8 dd= a6 e0= e7
cp775 cp775
cp850 cp850
cp852 cp852
cp857 cp857
cp858 cp858
cp860 cp860
cp861 cp861
cp863 cp863
cp865 cp865
cp437 cp437
mac-roman mac_roman
  c6= 394 f0= e01e
next ascii
  80= a0 c0 c1 c2 c3 c4 c5 c7 c8 c9 ca cb cc cd ce cf d0 d1 d2 d3 d4 d5 d6 d9 da db dc dd de b5 d7 f7 a9 a1 a2 a3
  2044 a5 192 a7 a4 2019 201c ab 2039 203a fb01 fb02 ae 2013 2020 2021 b7 a6 b6 2022 201a 201e 201d bb 2026 2030
  ac bf b9 2cb b4 2c6 2dc af 2d8 2d9 a8 b2 2da b8 b3 2dd 2db 2c7 2014 b1 bc bd be e0 e1 e2 e3 e4 e5 e7 e8 e9 ea eb
  ec c6 ed aa ee ef f0 f1 141 d8 152 ba f2 f3 f4 f5 f6 e6 f9 fa fb 131 fc fd 142 f8 153 df fe ff
hp-roman8 hp_roman8
adobe-standard-encoding -
  20= 20 21 22 23 24 25 26 2019 28 29 2a 2b 2c 2d 2e 2f 30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f 40 41 42
  43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50 51 52 53 54 55 56 57 58 59 5a 5b 5c 5d 5e 5f 2018 61 62 63 64 65 66 67
  68 69 6a 6b 6c 6d 6e 6f 70 71 72 73 74 75 76 77 78 79 7a 7b 7c 7d 7e a1= a1 a2 a3 2044 a5 192 a7 a4 27 201c ab
  2039 203a fb01 fb02 b1= 2013 2020 2021 b7 b6= b6 2022 201a 201e 201d bb 2026 2030 bf= bf c1= 60 b4 2c6 2dc af
  2d8 2d9 a8 ca= 2da b8 cd= 2dd 2db 2c7 2014 e1= c6 e3= aa e8= 141 d8 152 ba f1= e6 f5= 131 f8= 142 f8 153 df
iso-8859-16 iso8859_16
iso-8859-7 iso8859_7
windows-1253 cp1253
cp737 cp737
cp851 cp869
  80= c7 fc e9 e2 e4 e0 87= e7 ea eb e8 ef ee 8e= c4 91= - 93= f4 f6 96= fb f9 99= d6 dc b7= 39d 39c ef= b4 f7=
  2db
cp869 cp869
iso-8859-8 iso8859_8
windows-1255 cp1255
cp862 cp862
katakana-sjis -
  a1= ff61 ff62 ff63 ff64 ff65 ff66 ff67 ff68 ff69 ff6a ff6b ff6c ff6d ff6e ff6f ff70 ff71 ff72 ff73 ff74 ff75
  ff76 ff77 ff78 ff79 ff7a ff7b ff7c ff7d ff7e ff7f ff80 ff81 ff82 ff83 ff84 ff85 ff86 ff87 ff88 ff89 ff8a ff8b
  ff8c ff8d ff8e ff8f ff90 ff91 ff92 ff93 ff94 ff95 ff96 ff97 ff98 ff99 ff9a ff9b ff9c ff9d ff9e ff9f
ibm281 -
  0= 0 1 2 3 9c 9 86 7f 97 8d 8e b c d e f 10 11 12 13 9d 85 8 87 18 19 92 8f 1c 1d 1e 1f 80 81 82 83 84 a 17 1b
  88 89 8a 8b 8c 5 6 7 90 91 16 93 94 95 96 4 98 99 9a 9b 14 15 9e 1a 20 4a= a3 2e 3c 28 2b 7c 26 5a= 21 a5 2a 29
  3b ac 2d 2f 6a= a6 2c 25 5f 3e 3f 79= 60 3a 23 40 27 3d 22 81= 61 62 63 64 65 66 67 68 69 91= 6a 6b 6c 6d 6e 6f
  70 71 72 a1= 203e 73 74 75 76 77 78 79 7a c0= 7b 41 42 43 44 45 46 47 48 49 d0= 7d 4a 4b 4c 4d 4e 4f 50 51 52
  e0= 24 e2= 53 54 55 56 57 58 59 5a f0= 30 31 32 33 34 35 36 37 38 39 ff= 9f
ibm290 -
  0= 0 1 2 3 9c 9 86 7f 97 8d 8e b c d e f 10 11 12 13 9d 85 8 87 18 19 92 8f 1c 1d 1e 1f 80 81 82 83 84 a 17 1b
  88 89 8a 8b 8c 5 6 7 90 91 16 93 94 95 96 4 98 99 9a 9b 14 15 9e 1a 20 3002 300c 300d 3001 30fb 30f2 30a1 30a3
  30a5 a3 2e 3c 28 2b 7c 26 30a7 30a9 30e3 30e5 30e7 30c3 58= 30fc 5a= 21 a5 2a 29 3b ac 2d 2f 6a= a6 2c 25 5f 3e
  3f 79= 60 3a 23 40 27 3d 22 81= 30a2 30a4 30a6 30a8 30aa 30ab 30ad 30af 30b1 30b3 8c= 30b5 30b7 30b9 30bb 30bd
  30bf 30c1 30c4 30c6 30c8 30ca 30cb 30cc 30cd 30ce 9d= 30cf 30d2 30d5 a1= 203e 30d8 30db 30de 30df 30e0 30e1 30e2
  30e4 30e6 ac= 30e8 30e9 30ea 30eb ba= 30ec 30ed 30ef 30f3 309b 309c c1= 41 42 43 44 45 46 47 48 49 d1= 4a 4b 4c
  4d 4e 4f 50 51 52 e0= 24 e2= 53 54 55 56 57 58 59 5a f0= 30 31 32 33 34 35 36 37 38 39 ff= 9f
lao -
  21= e81 e82 e83 e84 e85 e86 e87 e88 e89 e8a e8b e8c e8d e8e e8f e90 e91 e92 e93 e94 e95 e96 e97 e98 e99 e9a e9b
  e9c e9d e9e e9f ea0 ea1 ea2 ea3 ea4 ea5 ea6 ea7 ea8 ea9 eaa eab eac ead eae eaf eb0 eb1 eb2 eb3 eb4 eb5 eb6 eb7
  eb8 eb9 eba ebb ebc ebd ebe ebf ec0 ec1 ec2 ec3 ec4 ec5 ec6 ec7 ec8 ec9 eca ecb ecc ecd ece ecf ed0 ed1 ed2 ed3
  ed4 ed5 ed6 ed7 ed8 ed9 eda edb edc edd ede
tis620-2533 cp874
  80= - 85= - 91= - - - - - - - a0= e00 db= e3b e3c e3d e3e fc= e5c e5d e5e e5f
cp874 cp874
iso-8859-11 iso8859_11
viscii ascii
  2= 1eb2 5= 1eb4 1eaa 14= 1ef6 19= 1ef8 1e= 1ef4 80= 1ea0 1eae 1eb0 1eb6 1ea4 1ea6 1ea8 1eac 1ebc 1eb8 1ebe 1ec0
  1ec2 1ec4 1ec6 1ed0 1ed2 1ed4 1ed6 1ed8 1ee2 1eda 1edc 1ede 1eca 1ece 1ecc 1ec8 1ee6 168 1ee4 1ef2 d5 1eaf 1eb1
  1eb7 1ea5 1ea7 1ea9 1ead 1ebd 1eb9 1ebf 1ec1 1ec3 1ec5 1ec7 1ed1 1ed3 1ed5 1ed7 1ee0 1a0 1ed9 1edd 1edf 1ecb
  1ef0 1ee8 1eea 1eec 1a1 1edb 1af c0 c1 c2 c3 1ea2 102 1eb3 1eb5 c8 c9 ca 1eba cc cd 128 1ef3 110 1ee9 d2 d3 d4
  1ea1 1ef7 1eeb 1eed d9 da 1ef9 1ef5 dd 1ee1 1b0 e0 e1 e2 e3 1ea3 103 1eef 1eab e8 e9 ea 1ebb ec ed 129 1ec9 111
  1ef1 f2 f3 f4 f5 1ecf 1ecd 1ee5 f9 fa 169 1ee7 fd 1ee3 1eee
vscii ascii
  1= da 1ee4 4= 1eea 1eec 1eee 11= 1ee8 1ef0 1ef2 1ef6 1ef8 dd 1ef4 80= c0 1ea2 c3 c1 1ea0 1eb6 1eac c8 1eba 1ebc
  c9 1eb8 1ec6 cc 1ec8 128 cd 1eca d2 1ece d5 d3 1ecc 1ed8 1edc 1ede 1ee0 1eda 1ee2 d9 1ee6 168 a0 102 c2 ca d4
  1a0 1af 110 103 e2 ea f4 1a1 1b0 111 1eb0 300 309 303 301 323 e0 1ea3 e3 e1 1ea1 1eb2 1eb1 1eb3 1eb5 1eaf 1eb4
  1eae 1ea6 1ea8 1eaa 1ea4 1ec0 1eb7 1ea7 1ea9 1eab 1ea5 1ead e8 1ec2 1ebb 1ebd e9 1eb9 1ec1 1ec3 1ec5 1ebf 1ec7
  ec 1ec9 1ec4 1ebe 1ed2 129 ed 1ecb f2 1ed4 1ecf f5 f3 1ecd 1ed3 1ed5 1ed7 1ed1 1ed9 1edd 1edf 1ee1 1edb 1ee3 f9
  1ed6 1ee7 169 fa 1ee5 1eeb 1eed 1eef 1ee9 1ef1 1ef3 1ef7 1ef9 fd 1ef5 1ed0
windows-1258 cp1258
tcvn-5712 ascii
  1= da 1ee4 4= 1eea 1eec 1eee 11= 1ee8 1ef0 1ef2 1ef6 1ef8 dd 1ef4 80= c0 1ea2 c3 c1 1ea0 1eb6 1eac c8 1eba 1ebc
  c9 1eb8 1ec6 cc 1ec8 128 cd 1eca d2 1ece d5 d3 1ecc 1ed8 1edc 1ede 1ee0 1eda 1ee2 d9 1ee6 168 a0 102 c2 ca d4
  1a0 1af 110 103 e2 ea f4 1a1 1b0 111 1eb0 300 309 303 301 323 e0 1ea3 e3 e1 1ea1 1eb2 1eb1 1eb3 1eb5 1eaf 1eb4
  1eae 1ea6 1ea8 1eaa 1ea4 1ec0 1eb7 1ea7 1ea9 1eab 1ea5 1ead e8 1ec2 1ebb 1ebd e9 1eb9 1ec1 1ec3 1ec5 1ebf 1ec7
  ec 1ec9 1ec4 1ebe 1ed2 129 ed 1ecb f2 1ed4 1ecf f5 f3 1ecd 1ed3 1ed5 1ed7 1ed1 1ed9 1edd 1edf 1ee1 1edb 1ee3 f9
  1ed6 1ee7 169 fa 1ee5 1eeb 1eed 1eef 1ee9 1ef1 1ef3 1ef7 1ef9 fd 1ef5 1ed0
iso-8859-6 iso8859_6
windows-1256 cp1256
georgian-ps cp1252
  80= 80 81 8d= 8d 8e 8f 90 9d= 9d 9e c0= 10d0 10d1 10d2 10d3 10d4 10d5 10d6 10f1 10d7 10d8 10d9 10da 10db 10dc
  10f2 10dd 10de 10df 10e0 10e1 10e2 10f3 10e3 10e4 10e5 10e6 10e7 10e8 10e9 10ea 10eb 10ec 10ed 10ee 10f4 10ef
  10f0 10f5
georgian-academy cp1252
  80= 80 81 8d= 8d 8e 8f 90 9d= 9d 9e c0= 10d0 10d1 10d2 10d3 10d4 10d5 10d6 10d7 10d8 10d9 10da 10db 10dc 10dd
  10de 10df 10e0 10e1 10e2 10e3 10e4 10e5 10e6 10e7 10e8 10e9 10ea 10eb 10ec 10ed 10ee 10ef 10f0 10f1 10f2 10f3
  10f4 10f5 10f6
katakana-jisx0201 -
  21= ff61 ff62 ff63 ff64 ff65 ff66 ff67 ff68 ff69 ff6a ff6b ff6c ff6d ff6e ff6f ff70 ff71 ff72 ff73 ff74 ff75
  ff76 ff77 ff78 ff79 ff7a ff7b ff7c ff7d ff7e ff7f ff80 ff81 ff82 ff83 ff84 ff85 ff86 ff87 ff88 ff89 ff8a ff8b
  ff8c ff8d ff8e ff8f ff90 ff91 ff92 ff93 ff94 ff95 ff96 ff97 ff98 ff99 ff9a ff9b ff9c ff9d ff9e ff9f
latin-jisx0201 -
  21= 21 22 23 24 25 26 27 28 29 2a 2b 2c 2d 2e 2f 30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f 40 41 42 43 44
  45 46 47 48 49 4a 4b 4c 4d 4e 4f 50 51 52 53 54 55 56 57 58 59 5a 5b a5 5d 5e 5f 60 61 62 63 64 65 66 67 68 69
  6a 6b 6c 6d 6e 6f 70 71 72 73 74 75 76 77 78 79 7a 7b 7c 7d 203e
indian-is13194 -
  21= 901 902 903 905 906 907 908 909 90a 90b 90e 90f 910 90d 912 913 914 90d 915 916 917 918 919 91a 91b 91c 91d
  91e 91f 920 921 922 923 924 925 926 927 928 929 92a 92b 92c 92d 92e 92f 95f 930 931 932 933 934 935 936 937 938
  939 5a= 93e 93f 940 941 942 943 946 947 948 945 94a 94b 94c 949 94d 93c 964 71= 966 967 968 969 96a 96b 96c 96d
  96e 96f
thai-tis620 -
  20= e00 e01 e02 e03 e04 e05 e06 e07 e08 e09 e0a e0b e0c e0d e0e e0f e10 e11 e12 e13 e14 e15 e16 e17 e18 e19 e1a
  e1b e1c e1d e1e e1f e20 e21 e22 e23 e24 e25 e26 e27 e28 e29 e2a e2b e2c e2d e2e e2f e30 e31 e32 e33 e34 e35 e36
  e37 e38 e39 e3a e3b e3c e3d e3e e3f e40 e41 e42 e43 e44 e45 e46 e47 e48 e49 e4a e4b e4c e4d e4e e4f e50 e51 e52
  e53 e54 e55 e56 e57 e58 e59 e5a e5b e5c e5d e5e e5f
chinese-sisheng -
  21= 101 e1 1ce e0 113 e9 11b e8 12b ed 1d0 ec 14d f3 1d2 f2 16b fa 1d4 f9 1d6 1d8 1da 1dc fc ea 3c= 1e3f 144 148
  1f9 41= 2c9 2ca 2c7 2cb 3105 3106 3107 3108 3109 310a 310b 310c 310d 310e 310f 3110 3111 3112 3113 3114 3115
  3116 3117 3118 3119 311a 311b 311c 311d 311e 311f 3120 3121 3122 3123 3124 3125 3126 3127 3128 3129
ipa -
  20= 69 26a 65 25b e6 61 268 259 250 26f 264 28c 251 79 28f f8 153 276 289 275 75 28a 6f 254 252 3a= 25a 40= 70
  62 74 64 6b 67 66 76 3b8 f0 73 7a 283 292 e7 78 281 68 6d 6e 272 14b 72 280 279 6a 6c 28e 29f 265 77 28d 70= 2c8
  2cc 2d0
vietnamese-viscii-lower -
  21= 1eaf 1eb1 1eb7 1ea5 1ea7 1ea9 1ead 1ebd 1eb9 1ebf 1ec1 1ec3 1ec5 1ec7 1ed1 1ed3 1ed5 1ed7 35= 1ed9 1edd 1edf
  1ecb 3d= 1a1 1edb 46= 1eb3 1eb5 4f= 1ef3 51= 1ee9 55= 1ea1 1ef7 1eeb 1eed 5b= 1ef9 1ef5 5e= 1ee1 1b0 e0 e1 e2 e3
  1ea3 103 1eef 1eab e8 e9 ea 1ebb ec ed 129 1ec9 111 1ef1 f2 f3 f4 f5 1ecf 1ecd 1ee5 f9 fa 169 1ee7 fd 1ee3
vietnamese-viscii-upper -
  21= 1eae 1eb0 1eb6 1ea4 1ea6 1ea8 1eac 1ebc 1eb8 1ebe 1ec0 1ec2 1ec4 1ec6 1ed0 1ed2 1ed4 1ed6 35= 1ed8 1edc 1ede
  1eca 3d= 1a0 1eda 46= 1eb2 1eb4 4f= 1ef2 51= 1ee8 55= 1ea0 1ef6 1eea 1eec 5b= 1ef8 1ef4 5e= 1ee0 1af c0 c1 c2 c3
  1ea2 102 1eee 1eaa c8 c9 ca 1eba cc cd 128 1ec8 110 1ef0 d2 d3 d4 d5 1ece 1ecc 1ee4 d9 da 168 1ee6 dd 1ee2
"""

TWO_BYTES = """\
japanese-jisx0208 euc_jp hi
  213d= 2014
japanese-jisx0208-1978 euc_jp hi
  213d= 2014 223a= - - - - - - - - 224a= - - - - - - - 225c= - - - - - - - - - - - - - - - 2272= - - - - - - - -
  227e= - 2821= - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - 3022= 555e 3033= 9c3a 316b= 7130
  3229= 9daf 9dd7 3342= 8823 3349= 652a 3376= 7ac8 337a= 5699 3442= 3d4e 704c 3452= 8aeb 3622= 4fe0 3646= 582f
  366d= 8ec0 374e= 25874 3752= 7e6b 3755= 8346 375b= 9838 3764= 28ef6 3834= 9e7c 3937= 663b 395c= 7926 396d= 9eb4
  3a74= 6805 3c48= 5c62 8602 3d2b= 7e61 3e55= 8523 3e5f= 91ac 3f59= 9771 4066= 87ec 4128= 8ce4 415f= 6414 4169=
  7626 424d= 9a52 433d= 7c1e 444f= 6451 445b= 58fa 4536= 5861 453f= 985a 4557= 792a 456e= 6aae 4573= 6fe4 4578=
  79b1 4642= 7006 4676= 9087 4739= 56ca 4768= 8805 476d= 525d 482e= 6f51 4830= 91b1 4930= 6a9c 4b4b= 9830 4b6a=
  69c7 4b79= 5118 4c4d= 9eb5 4c79= 85ea 4d5a= 9059 4d69= 840a 4f36= 7c60 4f39= 881f 5056= 4fad 513d= 2f80f 5464=
  58f7 5622= 5c5b 5978= 64b9 5a39= 6522 5b58= 6867 5b6d= 68bc 5b74= 688e 5e39= 6d9b 5e75= 6f45 6076= 7464 6268=
  783f 626a= 783a 635e= 7ac3 6446= 7bed 6922= 854a 692e= 85ae 695a= 86ce 6a24= 877f 6b5d= 8acc 6c4d= 8cce 6d6e=
  8fe9 7057= 976d 7074= 981a 724d= 9bf5 7274= 9d2c 7421= - - - - - -
japanese-jisx0212 euc_jp ss3
  2237= ff5e
japanese-jisx0213.2004-1 euc_jis_2004 hi
  213d= 2014 2256= ff5f ff60
japanese-jisx0213-1 euc_jis_2004 hi
  213d= 2014 2256= ff5f ff60 2e21= - 2f7e= - 4f54= - 4f7e= - 7427= - 7e7a= - - - - -
japanese-jisx0213-2 euc_jis_2004 ss3
korean-ksc5601 euc_kr hi
  2268= 327e 2454= 3164
chinese-gb2312 gb2312 hi
big5 cp950 two
  a2cc= - a2ce= - c6a1= f6b1 f6b2 f6b3 f6b4 f6b5 f6b6 f6b7 f6b8 f6b9 f6ba f6bb f6bc f6bd f6be f6bf f6c0 f6c1 f6c2
  f6c3 f6c4 f6c5 f6c6 f6c7 f6c8 f6c9 f6ca f6cb f6cc f6cd f6ce f6cf f6d0 f6d1 f6d2 f6d3 f6d4 f6d5 f6d6 f6d7 f6d8
  f6d9 f6da f6db f6dc f6dd f6de f6df f6e0 f6e1 f6e2 f6e3 f6e4 f6e5 f6e6 f6e7 f6e8 f6e9 f6ea f6eb f6ec f6ed f6ee
  f6ef f6f0 f6f1 f6f2 f6f3 f6f4 f6f5 f6f6 f6f7 f6f8 f6f9 f6fa f6fb f6fc f6fd f6fe f6ff f700 f701 f702 f703 f704
  f705 f706 f707 f708 f709 f70a f70b f70c f70d f70e c740= f70f f710 f711 f712 f713 f714 f715 f716 f717 f718 f719
  f71a f71b f71c f71d f71e f71f f720 f721 f722 f723 f724 f725 f726 f727 f728 f729 f72a f72b f72c f72d f72e f72f
  f730 f731 f732 f733 f734 f735 f736 f737 f738 f739 f73a f73b f73c f73d f73e f73f f740 f741 f742 f743 f744 f745
  f746 f747 f748 f749 f74a f74b f74c f74d c7a1= f74e f74f f750 f751 f752 f753 f754 f755 f756 f757 f758 f759 f75a
  f75b f75c f75d f75e f75f f760 f761 f762 f763 f764 f765 f766 f767 f768 f769 f76a f76b f76c f76d f76e f76f f770
  f771 f772 f773 f774 f775 f776 f777 f778 f779 f77a f77b f77c f77d f77e f77f f780 f781 f782 f783 f784 f785 f786
  f787 f788 f789 f78a f78b f78c f78d f78e f78f f790 f791 f792 f793 f794 f795 f796 f797 f798 f799 f79a f79b f79c
  f79d f79e f79f f7a0 f7a1 f7a2 f7a3 f7a4 f7a5 f7a6 f7a7 f7a8 f7a9 f7aa f7ab c840= f7ac f7ad f7ae f7af f7b0 f7b1
  f7b2 f7b3 f7b4 f7b5 f7b6 f7b7 f7b8 f7b9 f7ba f7bb f7bc f7bd f7be f7bf f7c0 f7c1 f7c2 f7c3 f7c4 f7c5 f7c6 f7c7
  f7c8 f7c9 f7ca f7cb f7cc f7cd f7ce f7cf f7d0 f7d1 f7d2 f7d3 f7d4 f7d5 f7d6 f7d7 f7d8 f7d9 f7da f7db f7dc f7dd
  f7de f7df f7e0 f7e1 f7e2 f7e3 f7e4 f7e5 f7e6 f7e7 f7e8 f7e9 f7ea c8a1= f7eb f7ec f7ed f7ee f7ef f7f0 f7f1 f7f2
  f7f3 f7f4 f7f5 f7f6 f7f7 f7f8 f7f9 f7fa f7fb f7fc f7fd f7fe f7ff f800 f801 f802 f803 f804 f805 f806 f807 f808
  f809 f80a f80b f80c f80d f80e f80f f810 f811 f812 f813 f814 f815 f816 f817 f818 f819 f81a f81b f81c f81d f81e
  f81f f820 f821 f822 f823 f824 f825 f826 f827 f828 f829 f82a f82b f82c f82d f82e f82f f830 f831 f832 f833 f834
  f835 f836 f837 f838 f839 f83a f83b f83c f83d f83e f83f f840 f841 f842 f843 f844 f845 f846 f847 f848 f9e9= - - -
  f9f9= - - - - -
big5-hkscs big5hkscs two
chinese-gbk gbk two
cp949 cp949 two
cp932-2-byte cp932 two
gb18030-2-byte gb18030 two
  a6d9= fe10 fe12 fe11 fe13 fe14 fe15 fe16 a6ec= fe17 fe18 a6f3= fe19 a8bc= 1e3f fe51= 20087 20089 200cc fe59=
  9fb4 fe61= 9fb5 fe66= 9fb6 9fb7 fe6c= 215d7 9fb8 fe76= 2298f fe7e= 9fb9 fe90= 9fba 241fe fea0= 9fbb
"""
