// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/messagebar.h"

#include "run/closebutton.h"
#include "theme/icons.h"
#include "theme/stateappearance.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace stellwerk {

using namespace Qt::StringLiterals;

MessageBar::MessageBar(QWidget* parent, const QString& name)
    : QFrame(parent)
    , m_picture(new QLabel(this))
    , m_text(new QLabel(this))
    , m_close(new CloseButton(tr("Dismiss"), this))
    , m_row(new QHBoxLayout(this))
{
    setObjectName(name);
    setAutoFillBackground(true);
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setObjectName(u"messageClose"_s);
    m_row->setContentsMargins(space::kRelated, space::kUnit, space::kUnit, space::kUnit);
    m_row->setSpacing(space::kRelated);
    m_row->addWidget(m_picture);
    m_row->addWidget(m_text, 1);
    m_row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(&Theme::instance(), &Theme::changed, this, &MessageBar::restyle);
    hide();
}

void MessageBar::showMessage(Kind kind, const QString& text, const QList<Button>& buttons)
{
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    if (m_buttons)
        m_buttons->deleteLater(); // perhaps the one that was pressed
    m_buttons = new QWidget(this);
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kUnit);
    for (const Button& button : buttons) {
        auto* widget = new QPushButton(button.text, m_buttons);
        row->addWidget(widget);
        connect(widget, &QPushButton::clicked, this, [this, pressed = button.pressed] {
            dismiss();
            pressed();
        });
    }
    m_row->insertWidget(2, m_buttons);
    restyle();
    show();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::dismiss()
{
    hide();
}

void MessageBar::restyle()
{
    ColorToken surface = ColorToken::InfoSurface;
    Icon picture = Icon::Information;
    if (m_kind == Kind::Success) {
        picture = Icon::Success;
    } else if (m_kind == Kind::Warning) {
        surface = ColorToken::WarningSurface;
        picture = Icon::Warning;
    } else if (m_kind == Kind::Error) {
        surface = ColorToken::ErrorSurface;
        picture = Icon::Error;
    }
    QPalette colors = palette();
    colors.setColor(QPalette::Window, themeColor(surface));
    colors.setColor(QPalette::WindowText, themeColor(ColorToken::Text));
    setPalette(colors);
    m_picture->setPixmap(icon(picture).pixmap(16, 16));
}

} // namespace stellwerk
