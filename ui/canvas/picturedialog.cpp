// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/picturedialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <cmath>

namespace stellwerk {

using namespace Qt::StringLiterals;

PictureDialog::PictureDialog(const QSizeF& whole, const QSizeF& selection, const PictureRequest& last,
                             QWidget* parent)
    : QDialog(parent)
    , m_whole(whole)
    , m_selection(selection)
    , m_format(new QComboBox(this))
    , m_look(new QComboBox(this))
    , m_page(new QComboBox(this))
    , m_scale(new QDoubleSpinBox(this))
    , m_only(new QCheckBox(tr("Only what is &selected"), this))
    , m_size(new QLabel(this))
{
    using R = PictureRequest;
    setObjectName(u"pictureDialog"_s);
    setWindowTitle(tr("Export picture"));
    const auto item = [](QComboBox* box, const QString& text, int value) { box->addItem(text, value); };
    item(m_format, tr("PNG: pixels, for mails and pages"), int(R::Format::Png));
    item(m_format, tr("SVG: drawing, sharp at every size"), int(R::Format::Svg));
    item(m_format, tr("PDF: document, for printing"), int(R::Format::Pdf));
    item(m_look, tr("Light"), int(R::Look::Light));
    item(m_look, tr("Dark"), int(R::Look::Dark));
    item(m_look, tr("As on the screen"), int(R::Look::AsShown));
    item(m_page, tr("As big as the picture"), int(R::Page::Fitted));
    item(m_page, u"A4"_s, int(R::Page::A4));
    item(m_page, u"A3"_s, int(R::Page::A3));
    item(m_page, tr("US Letter"), int(R::Page::Letter));
    m_format->setObjectName(u"export.format"_s);
    m_look->setObjectName(u"export.look"_s);
    m_page->setObjectName(u"export.page"_s);
    m_scale->setObjectName(u"export.scale"_s);
    m_only->setObjectName(u"export.only"_s);
    m_size->setObjectName(u"export.size"_s);
    m_scale->setRange(0.25, 8);
    m_scale->setSingleStep(0.5);
    m_scale->setDecimals(2);
    m_scale->setSuffix(u" \u00d7"_s);
    m_format->setCurrentIndex(m_format->findData(int(last.format)));
    m_look->setCurrentIndex(m_look->findData(int(last.look)));
    m_page->setCurrentIndex(m_page->findData(int(last.page)));
    m_scale->setValue(last.scale);
    m_only->setEnabled(!selection.isEmpty());
    m_only->setChecked(last.selectionOnly && !selection.isEmpty());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setObjectName(u"export.ok"_s);
    m_ok->setText(tr("Export…"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Format:"), m_format);
    form->addRow(tr("S&cale:"), m_scale);
    form->addRow(tr("&Page:"), m_page);
    form->addRow(tr("C&olours:"), m_look);
    form->addRow(m_only);
    form->addRow(tr("Size:"), m_size);
    form->addRow(buttons);
    connect(m_format, &QComboBox::currentIndexChanged, this, &PictureDialog::update);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, &PictureDialog::update);
    connect(m_page, &QComboBox::currentIndexChanged, this, &PictureDialog::update);
    connect(m_only, &QCheckBox::toggled, this, &PictureDialog::update);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    update();
}

PictureRequest PictureDialog::request() const
{
    PictureRequest request;
    request.format = PictureRequest::Format(m_format->currentData().toInt());
    request.look = PictureRequest::Look(m_look->currentData().toInt());
    request.page = PictureRequest::Page(m_page->currentData().toInt());
    request.scale = m_scale->value();
    request.selectionOnly = m_only->isChecked();
    return request;
}

void PictureDialog::update()
{
    const PictureRequest now = request();
    const bool png = now.format == PictureRequest::Format::Png;
    m_scale->setEnabled(png);
    m_page->setEnabled(now.format == PictureRequest::Format::Pdf);
    const QSizeF size = now.selectionOnly ? m_selection : m_whole;
    const QLocale locale;
    if (png) {
        const QSize pixels = picturePixels(size, now.scale);
        const bool fits = canBePicture(pixels);
        const QString text =
            tr("%1 × %2 pixels").arg(locale.toString(pixels.width()), locale.toString(pixels.height()));
        m_size->setText(fits ? text : tr("%1: too many; choose a smaller scale, SVG or PDF").arg(text));
        m_ok->setEnabled(fits);
        return;
    }
    const auto centimetres = [&](double units) { return locale.toString(units / 96 * 2.54, 'f', 1); };
    const bool fitted = now.format == PictureRequest::Format::Svg || now.page == PictureRequest::Page::Fitted;
    m_size->setText(fitted ? tr("%1 × %2 cm").arg(centimetres(size.width()), centimetres(size.height()))
                           : tr("one page, made smaller where it must be"));
    m_ok->setEnabled(true);
}

} // namespace stellwerk
