"""Refusals of rendering."""

from hotline.kit.errors import Refusal


class FormatUnknown(Refusal):
    """No renderer makes files of that kind."""

    code = "format_unknown"
    status = 422
    title = {"zh": "不能生成“{format}”格式的文件。", "en": "There is no format “{format}”."}
    next_step = {"zh": "可用的格式：{known}。", "en": "The formats are: {known}."}


class FontMissing(Refusal):
    """No font with Chinese characters is there, and a PDF without one would be full of boxes."""

    code = "font_missing"
    status = 503
    title = {"zh": "没有可用的中文字体，无法排版。", "en": "There is no Chinese font to set the text in."}
    next_step = {
        "zh": "请重新安装依赖包（运行 ./hotline version 会补齐），或在系统中安装中文字体（如 fonts-noto-cjk）。",
        "en": "Install the packages again (./hotline version does), or install a Chinese font such as fonts-noto-cjk.",
    }
