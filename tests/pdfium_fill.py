"""Fills a form as Chromium's viewer does, with its engine: clicks and typed text go in, the saved file comes out."""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass
class Place:
    """Where a field can be clicked: the page from 0, and a point on it."""

    page: int
    x: float
    y: float


class Viewer:
    """A form that is open; `places` are by the field's name, points of a scale by name and value."""

    def __init__(self, pdf):
        self.document = pypdfium2.PdfDocument(pdf)
        self.document.init_forms()
        self.form = self.document.formenv.raw
        self.pages = [self.document[index] for index in range(len(self.document))]
        self.places = {}
        for index, page in enumerate(self.pages):
            for number in range(raw.FPDFPage_GetAnnotCount(page)):
                self._note(index, raw.FPDFPage_GetAnnot(page, number))

    def _note(self, index, annotation):
        if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, rect)
            name = self._said(raw.FPDFAnnot_GetFormFieldName, annotation)
            value = self._said(raw.FPDFAnnot_GetFormFieldExportValue, annotation)
            place = Place(index, (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
            self.places[(name, value) if value else name] = place
        raw.FPDFPage_CloseAnnot(annotation)

    def _said(self, ask, annotation):
        size = ask(self.form, annotation, None, 0)
        buffer = ctypes.create_string_buffer(size)
        ask(self.form, annotation, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
        return buffer.raw[: size - 2].decode("utf-16-le")

    def click(self, place):
        page = self.pages[place.page]
        for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
            act(self.form, page, 0, place.x, place.y)
        return page

    def type(self, name, text):
        page = self.click(self.places[name])
        buffer = ctypes.create_string_buffer(f"{text}\0".encode("utf-16-le"))
        raw.FORM_ReplaceSelection(self.form, page, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)))
        raw.FORM_ForceToKillFocus(self.form)

    def choose(self, name, value):
        self.click(self.places[name, value])
        raw.FORM_ForceToKillFocus(self.form)

    def save(self):
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()
