"""The primitives of chapters imported when first needed.  Made by index.py; do not edit.

Module, then rows: name, Python function, least and most arguments, whether it takes the interpreter, interactive spec.
"""
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

INDEX: dict[str, Any] = {
    'elwire.builtins.time_format': (
        ('format-time-string', 'format_time_string', 1, 3, True, None),
    ),
    'elwire.builtins.base64_': (
        ('base64-encode-string', 'base64_encode_string', 1, 2, False, None),
        ('base64url-encode-string', 'base64url_encode_string', 1, 2, False, None),
        ('base64-decode-string', 'base64_decode_string', 1, 2, False, None),
        ('base64-encode-region', 'base64_encode_region', 2, 3, True, 'r'),
        ('base64url-encode-region', 'base64url_encode_region', 2, 3, True, 'r'),
        ('base64-decode-region', 'base64_decode_region', 2, 3, True, 'r'),
    ),
    'elwire.builtins.digests': (
        ('md5', 'md5', 1, 5, True, None),
        ('secure-hash', 'secure_hash', 2, 5, True, None),
        ('secure-hash-algorithms', 'secure_hash_algorithms', 0, 0, True, None),
        ('buffer-hash', 'buffer_hash', 0, 1, True, None),
    ),
    'elwire.builtins.charsets': (
        ('charsetp', 'charsetp', 1, 1, False, None),
        ('charset-priority-list', 'charset_priority_list', 0, 1, True, None),
        ('char-charset', 'char_charset', 1, 2, True, None),
        ('decode-char', 'decode_char', 2, 2, False, None),
        ('encode-char', 'encode_char', 2, 2, False, None),
        ('split-char', 'split_char', 1, 1, True, None),
        ('make-char', 'make_char', 1, 5, False, None),
        ('find-charset-string', 'find_charset_string', 1, 2, True, None),
        ('find-charset-region', 'find_charset_region', 2, 3, True, None),
    ),
    'elwire.builtins.case_regions': (
        ('upcase-region', 'upcase_region', 2, 3, True, 'r'),
        ('downcase-region', 'downcase_region', 2, 3, True, 'r'),
        ('capitalize-region', 'capitalize_region', 2, 3, True, 'r'),
        ('upcase-initials-region', 'upcase_initials_region', 2, 3, True, 'r'),
        ('upcase-word', 'upcase_word', 1, 1, True, 'p'),
        ('downcase-word', 'downcase_word', 1, 1, True, 'p'),
        ('capitalize-word', 'capitalize_word', 1, 1, True, 'p'),
    ),
    'elwire.builtins.disassembly': (
        ('disassemble', 'disassemble', 1, 4, True, 'aDisassemble function: '),
    ),
    'elwire.builtins.replacing_contents': (
        ('replace-buffer-contents', 'replace_buffer_contents', 1, 3, True, 'bSource buffer: '),
        ('buffer-line-statistics', 'buffer_line_statistics', 0, 1, True, None),
    ),
    'elwire.builtins.random_numbers': (
        ('random', 'random', 0, 1, True, None),
    ),
    'elwire.builtins.overlay_functions': (
        ('overlayp', 'overlayp', 1, 1, False, None),
        ('make-overlay', 'make_overlay', 2, 5, True, None),
        ('move-overlay', 'move_overlay', 3, 4, True, None),
        ('delete-overlay', 'delete_overlay', 1, 1, False, None),
        ('delete-all-overlays', 'delete_all_overlays', 0, 1, True, None),
        ('overlay-start', 'overlay_start', 1, 1, False, None),
        ('overlay-end', 'overlay_end', 1, 1, False, None),
        ('overlay-buffer', 'overlay_buffer', 1, 1, False, None),
        ('overlay-properties', 'overlay_properties', 1, 1, False, None),
        ('overlay-get', 'overlay_get', 2, 2, False, None),
        ('overlay-put', 'overlay_put', 3, 3, True, None),
        ('overlays-at', 'overlays_at', 1, 2, True, None),
        ('overlays-in', 'overlays_in', 2, 2, True, None),
        ('next-overlay-change', 'next_overlay_change', 1, 1, True, None),
        ('previous-overlay-change', 'previous_overlay_change', 1, 1, True, None),
        ('overlay-lists', 'overlay_lists', 0, 0, True, None),
        ('overlay-recenter', 'overlay_recenter', 1, 1, True, None),
    ),
    'elwire.builtins.bool_vectors': (
        ('bool-vector-p', 'bool_vector_p', 1, 1, False, None),
        ('make-bool-vector', 'make_bool_vector', 2, 2, False, None),
        ('bool-vector', 'bool_vector', 0, None, False, None),
        ('bool-vector-union', 'bool_vector_union', 2, 3, False, None),
        ('bool-vector-intersection', 'bool_vector_intersection', 2, 3, False, None),
        ('bool-vector-exclusive-or', 'bool_vector_exclusive_or', 2, 3, False, None),
        ('bool-vector-set-difference', 'bool_vector_set_difference', 2, 3, False, None),
        ('bool-vector-not', 'bool_vector_not', 1, 2, False, None),
        ('bool-vector-subsetp', 'bool_vector_subsetp', 2, 2, False, None),
        ('bool-vector-count-population', 'bool_vector_count_population', 1, 1, False, None),
        ('bool-vector-count-consecutive', 'bool_vector_count_consecutive', 3, 3, False, None),
    ),
    'elwire.builtins.char_tables': (
        ('make-char-table', 'make_char_table', 1, 2, True, None),
        ('char-table-p', 'char_table_p', 1, 1, False, None),
        ('char-table-subtype', 'char_table_subtype', 1, 1, False, None),
        ('char-table-parent', 'char_table_parent', 1, 1, False, None),
        ('set-char-table-parent', 'set_char_table_parent', 2, 2, False, None),
        ('char-table-extra-slot', 'char_table_extra_slot', 2, 2, False, None),
        ('set-char-table-extra-slot', 'set_char_table_extra_slot', 3, 3, False, None),
        ('char-table-range', 'char_table_range', 2, 2, False, None),
        ('set-char-table-range', 'set_char_table_range', 3, 3, False, None),
        ('map-char-table', 'map_char_table', 2, 2, False, None),
        ('optimize-char-table', 'optimize_char_table', 1, 2, False, None),
    ),
    'elwire.builtins.syntax_parse': (
        ('parse-partial-sexp', 'parse_partial_sexp', 2, 6, True, None),
    ),
    'elwire.builtins.property_search': (
        ('next-property-change', 'next_property_change', 1, 3, True, None),
        ('next-single-property-change', 'next_single_property_change', 2, 4, True, None),
        ('previous-property-change', 'previous_property_change', 1, 3, True, None),
        ('previous-single-property-change', 'previous_single_property_change', 2, 4, True, None),
        ('get-char-property', 'get_char_property', 2, 3, True, None),
        ('get-char-property-and-overlay', 'get_char_property_and_overlay', 2, 3, True, None),
        ('next-char-property-change', 'next_char_property_change', 1, 2, True, None),
        ('previous-char-property-change', 'previous_char_property_change', 1, 2, True, None),
        ('next-single-char-property-change', 'next_single_char_property_change', 2, 4, True, None),
        ('previous-single-char-property-change', 'previous_single_char_property_change', 2, 4, True, None),
    ),
    'elwire.builtins.skip_chars': (
        ('skip-chars-forward', 'skip_chars_forward', 1, 2, True, None),
        ('skip-chars-backward', 'skip_chars_backward', 1, 2, True, None),
    ),
    'elwire.builtins.shared_text': (
        ('make-indirect-buffer', 'make_indirect_buffer', 2, 4, True, None),
        ('buffer-swap-text', 'buffer_swap_text', 1, 1, True, None),
    ),
    'elwire.builtins.multibyteness': (
        ('position-bytes', 'position_bytes', 1, 1, True, None),
        ('byte-to-position', 'byte_to_position', 1, 1, True, None),
        ('set-buffer-multibyte', 'set_buffer_multibyte', 1, 1, True, None),
    ),
    'elwire.builtins.evaluating_text': (
        ('eval-region', 'eval_region', 2, 4, True, 'r'),
        ('eval-buffer', 'eval_buffer', 0, 5, True, ''),
    ),
    'elwire.builtins.network_addresses': (
        ('format-network-address', 'format_network_address', 1, 2, False, None),
        ('network-lookup-address-info', 'network_lookup_address_info', 1, 2, True, None),
        ('network-interface-list', 'network_interface_list', 0, 2, True, None),
        ('network-interface-info', 'network_interface_info', 1, 1, True, None),
    ),
    'elwire.builtins.network_options': (
        ('set-network-process-option', 'set_network_process_option', 3, 4, True, None),
    ),
    'elwire.builtins.network_datagrams': (
        ('process-datagram-address', 'process_datagram_address', 1, 1, False, None),
        ('set-process-datagram-address', 'set_process_datagram_address', 2, 2, True, None),
    ),
    'elwire.builtins.network': (
        ('make-network-process', 'make_network_process', 0, None, True, None),
    ),
    'elwire.builtins.subprocesses': (
        ('make-process', 'make_process', 0, None, True, None),
        ('make-pipe-process', 'make_pipe_process', 0, None, True, None),
        ('set-process-window-size', 'set_process_window_size', 3, 3, False, None),
        ('process-running-child-p', 'process_running_child_p', 0, 1, True, None),
    ),
    'elwire.builtins.subprocess_signals': (
        ('interrupt-process', 'interrupt_process', 0, 2, True, None),
        ('internal-default-interrupt-process', 'internal_default_interrupt_process', 0, 2, True, None),
        ('kill-process', 'kill_process', 0, 2, True, None),
        ('quit-process', 'quit_process', 0, 2, True, None),
        ('signal-process', 'signal_process', 2, 2, True, 'sProcess (name or number): \nnSignal code: '),
    ),
    'elwire.builtins.call_process': (
        ('call-process', 'call_process', 1, None, True, None),
        ('call-process-region', 'call_process_region', 3, None, True, None),
    ),
    'elwire.builtins.system_processes': (
        ('list-system-processes', 'list_system_processes', 0, 0, False, None),
        ('num-processors', 'num_processors', 0, 1, False, None),
        ('process-attributes', 'process_attributes', 1, 1, True, None),
    ),
}
