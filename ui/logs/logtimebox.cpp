// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logtimebox.h"

#include "logs/logfilter.h"
#include "theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

LogTimeBox::LogTimeBox(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_text(new QLineEdit(this))
    , m_hint(new QLabel(this))
{
    setObjectName(u"logTime"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto* label = new QLabel(tr("&Go to the first line at or after:"), this);
    label->setBuddy(m_text);
    m_text->setObjectName(u"logTime.text"_s);
    m_text->setMinimumWidth(260);
    m_text->setPlaceholderText(u"22:00"_s);
    m_hint->setObjectName(u"logTime.hint"_s);
    m_hint->setText(tr("22:00 (the last time it was), 2026-11-25 22:00, 2h (ago), yesterday"));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    column->setSpacing(space::kUnit);
    column->addWidget(label);
    column->addWidget(m_text);
    column->addWidget(m_hint);
    connect(m_text, &QLineEdit::returnPressed, this, &LogTimeBox::take);
}

void LogTimeBox::popup(const QPoint& at)
{
    move(at);
    show();
    m_text->setFocus(Qt::PopupFocusReason);
}

void LogTimeBox::take()
{
    const std::optional<qint64> at = logMoment(m_text->text(), QDateTime::currentDateTime(), false);
    if (!at) {
        m_hint->setText(
            tr("“%1” is no time: write 22:00, 2026-11-25 22:00, 2h or yesterday").arg(m_text->text()));
        m_hint->setForegroundRole(QPalette::WindowText);
        m_text->selectAll();
        return;
    }
    Q_EMIT chosen(*at);
    close();
}

} // namespace stellwerk
