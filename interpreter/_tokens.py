"""The tokens of the read syntax.  Made from grammar.lark by reader_generate.py; do not edit."""
# ruff: noqa: E501

from __future__ import annotations

OPEN = 1
CLOSE = 2
DOT = 3
INTEGER = 4
FLOAT = 5
SYMBOL = 6
STRING = 7
ESCAPED_STRING = 8
QUOTE = 9
FUNCTION = 10
BACKQUOTE = 11
COMMA_AT = 12
COMMA = 13
VECTOR_OPEN = 14
VECTOR_CLOSE = 15
CHARACTER = 16
QUOTED_SYMBOL = 17
RADIX_INTEGER = 18
RAW_SYMBOL = 19
UNINTERNED = 20
EMPTY_SYMBOL = 21
RECORD_OPEN = 22
PROPERTIES_OPEN = 23
BYTE_CODE_OPEN = 24
CHAR_TABLE_OPEN = 25
SUB_CHAR_TABLE_OPEN = 26
BOOL_VECTOR = 27
LABEL = 28
REFERENCE = 29
FILE_NAME = 30
REST = 31

SKIP = "(?:(?:;|#!)[^\n]*+|#@(?!00)[^\x1f]*+\x1f|[\x00- \xa0]++)*+"

PATTERN = SKIP + (
    "(?:"
    "(\\()"  # OPEN
    "|(\\))"  # CLOSE
    "|(\\.(?=[\x00- \"';(\\[#?`,]|\\Z))"  # DOT
    "|([+-]?[0-9]++\\.?+(?=[\x00- \xa0\"'();\\[\\]#`,]|\\Z))"  # INTEGER
    "|([+-]?(?:[0-9]*\\.[0-9]++(?:[eE](?:[+-]?[0-9]++|\\+(?:INF|NaN)))?|[0-9]++\\.?+[eE](?:[+-]?[0-9]++|\\+(?:INF|NaN)))(?=[\x00- \xa0\"'();\\[\\]#`,]|\\Z))"  # FLOAT
    "|([^\x00- \xa0\"'();\\[\\]#`,?\\\\][^\x00- \xa0\"'();\\[\\]#`,\\\\]*+(?!\\\\))"  # SYMBOL
    "|(\"[^\"\\\\]*+\")"  # STRING
    "|(\"(?:[^\"\\\\]|\\\\[\\s\\S])*+\")"  # ESCAPED_STRING
    "|(')"  # QUOTE
    "|(\\#')"  # FUNCTION
    "|(`)"  # BACKQUOTE
    "|(,@)"  # COMMA_AT
    "|(,)"  # COMMA
    "|(\\[)"  # VECTOR_OPEN
    "|(\\])"  # VECTOR_CLOSE
    "|(\\?(?:[ \t]|(?:\\\\(?:\\^|[ACHMSs]-))*+(?:\\\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|N\\{[^}]+\\}|x[0-9A-Fa-f]*+|[0-7]{1,3}+|[^ACHMNSUux^0-7])|[^\\\\])(?=[\x00- \"';()\\[\\]#?`,.]|\\Z)))"  # CHARACTER
    "|((?:[^\x00- \xa0\"'();\\[\\]#`,?\\\\]|\\\\[\\s\\S])(?:[^\x00- \xa0\"'();\\[\\]#`,\\\\]|\\\\[\\s\\S])*+(?!\\\\))"  # QUOTED_SYMBOL
    "|(#(?:[xXoObB]|[0-9]++[rR])[+-]?[0-9A-Za-z]++)"  # RADIX_INTEGER
    "|(#_(?:[^\x00- \xa0\"'();\\[\\]#`,\\\\]|\\\\[\\s\\S])*+(?!\\\\))"  # RAW_SYMBOL
    "|(#:(?:[^\x00- \xa0\"'();\\[\\]#`,\\\\]|\\\\[\\s\\S])*+(?!\\\\))"  # UNINTERNED
    "|(\\#\\#)"  # EMPTY_SYMBOL
    "|(\\#s\\()"  # RECORD_OPEN
    "|(\\#\\()"  # PROPERTIES_OPEN
    "|(\\#\\[)"  # BYTE_CODE_OPEN
    "|(\\#\\^\\[)"  # CHAR_TABLE_OPEN
    "|(\\#\\^\\^\\[)"  # SUB_CHAR_TABLE_OPEN
    "|(\\#\\&)"  # BOOL_VECTOR
    "|(#[0-9]++=)"  # LABEL
    "|(#[0-9]++#)"  # REFERENCE
    "|(\\#\\$)"  # FILE_NAME
    "|(#@00[\\s\\S]*+)"  # REST
    ")"
)
