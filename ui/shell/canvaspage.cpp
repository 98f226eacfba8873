// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/canvaspage.h"

#include "canvas/canvasview.h"
#include "theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

CanvasPage::CanvasPage(CanvasView* canvas, QWidget* parent)
    : QStackedWidget(parent)
    , m_canvas(canvas)
{
    auto* elsewhere = new QWidget(this);
    auto* text = new QLabel(tr("This package is shown in a window of its own."), elsewhere);
    auto* show = new QPushButton(tr("&Show the window"), elsewhere);
    show->setObjectName(u"canvasPage.show"_s);
    auto* back = new QPushButton(tr("&Bring it back here"), elsewhere);
    back->setObjectName(u"canvasPage.back"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kRelated);
    buttons->addStretch(1);
    buttons->addWidget(show);
    buttons->addWidget(back);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(elsewhere);
    column->setSpacing(space::kGroup);
    column->addStretch(1);
    column->addWidget(text, 0, Qt::AlignHCenter);
    column->addLayout(buttons);
    column->addStretch(1);
    addWidget(elsewhere);
    connect(show, &QPushButton::clicked, this, &CanvasPage::windowWanted);
    connect(back, &QPushButton::clicked, this, &CanvasPage::backWanted);
    takeBack();
}

void CanvasPage::giveAway()
{
    removeWidget(m_canvas);
}

void CanvasPage::takeBack()
{
    insertWidget(0, m_canvas);
    setCurrentWidget(m_canvas);
}

} // namespace stellwerk
