"""The parts of the switch that are loaded, and no others: what one of them needs must be named too."""

import re

TIMING_AND_SOUND = (
    "res_timing_timerfd", "codec_alaw", "codec_ulaw", "codec_a_mu", "codec_resample", "codec_opus_open_source",
    "format_wav", "format_pcm", "format_sln", "res_musiconhold", "res_format_attr_opus",
)  # fmt: skip
DIALPLAN = (
    "pbx_config", "func_callerid", "func_channel", "func_db", "func_devstate", "func_groupcount", "func_hangupcause",
    "func_logic", "func_math", "func_strings", "func_timeout", "func_cut", "func_uri", "func_periodic_hook",
)  # fmt: skip
APPLICATIONS = (
    "app_stack", "app_exec", "app_verbose", "app_playback", "app_read", "app_dial", "app_queue", "app_mixmonitor",
    "app_chanspy", "app_confbridge", "app_celgenuserevent", "app_userevent", "app_senddtmf", "app_originate",
    "app_channelredirect", "app_softhangup",
)  # fmt: skip
CHANNELS = (
    "bridge_simple", "bridge_native_rtp", "bridge_softmix", "bridge_holding", "bridge_builtin_features",
    "bridge_builtin_interval_features", "chan_bridge_media", "chan_pjsip", "res_crypto", "res_srtp", "res_rtp_asterisk",
)  # fmt: skip
SIP = (
    "res_sorcery_config", "res_sorcery_memory", "res_sorcery_astdb", "res_pjproject", "res_pjsip", "res_pjsip_acl",
    "res_pjsip_authenticator_digest", "res_pjsip_caller_id", "res_pjsip_dtmf_info", "res_pjsip_endpoint_identifier_ip",
    "res_pjsip_endpoint_identifier_user", "res_pjsip_header_funcs", "res_pjsip_logger", "res_pjsip_nat",
    "res_pjsip_outbound_authenticator_digest", "res_pjsip_outbound_registration", "res_pjsip_pubsub",
    "res_pjsip_refer", "res_pjsip_registrar", "res_pjsip_rfc3326", "res_pjsip_sdp_rtp", "res_pjsip_session",
    "res_http_websocket", "res_websocket_client", "res_pjsip_transport_websocket",
)  # fmt: skip
# What the books are written with.
BOOKS = ("res_cdrel_custom", "cel_custom")

WANTED = TIMING_AND_SOUND + DIALPLAN + APPLICATIONS + CHANNELS + SIP + BOOKS


def missing(loaded: str) -> list[str]:
    """Which wanted parts `module show` does not name as running."""
    running = {
        line.split(".so", 1)[0].strip() for line in loaded.splitlines() if re.search(r"\.so .*(?<!Not )Running", line)
    }
    return [name for name in WANTED if name not in running]
