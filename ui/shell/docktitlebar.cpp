// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/docktitlebar.h"

#include "run/closebutton.h"
#include "theme/theme.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace stellwerk {

using namespace Qt::StringLiterals;

DockTitleBar::DockTitleBar(QDockWidget* dock, QMainWindow* window, QWidget* tools)
    : QWidget(dock)
    , m_dock(dock)
    , m_window(window)
    , m_title(new QLabel(this))
    , m_float(new QToolButton(this))
{
    QFont font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_float->setObjectName(dock->objectName() + u".float"_s);
    m_float->setAutoRaise(true);
    m_float->setIcon(style()->standardIcon(QStyle::SP_TitleBarNormalButton));
    m_float->setIconSize({10, 10});
    m_float->setFixedSize(20, 20);
    auto* close = new CloseButton(tr("Close"), this);
    close->setObjectName(dock->objectName() + u".close"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kRelated, 2, space::kUnit, 2);
    row->setSpacing(space::kUnit);
    row->addWidget(m_title);
    if (tools) {
        row->addWidget(tools, 1);
        tools->show();
    } else {
        row->addStretch(1);
    }
    row->addWidget(m_float);
    row->addWidget(close);
    connect(m_float, &QToolButton::clicked, this, [this] { m_dock->setFloating(!m_dock->isFloating()); });
    connect(close, &QToolButton::clicked, dock, &QWidget::close);
    connect(dock, &QDockWidget::topLevelChanged, this, &DockTitleBar::update, Qt::QueuedConnection);
    connect(dock, &QDockWidget::dockLocationChanged, this, &DockTitleBar::update, Qt::QueuedConnection);
    connect(dock, &QDockWidget::visibilityChanged, this, &DockTitleBar::update, Qt::QueuedConnection);
    connect(dock, &QWidget::windowTitleChanged, this, &DockTitleBar::update);
    update();
}

QSize DockTitleBar::sizeHint() const
{
    const QSize hint = QWidget::sizeHint();
    return {hint.width(), std::max(30, hint.height())};
}

QSize DockTitleBar::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void DockTitleBar::update()
{
    const bool inTab = !m_dock->isFloating() && !m_window->tabifiedDockWidgets(m_dock).isEmpty();
    m_title->setText(m_dock->windowTitle());
    m_title->setVisible(!inTab);
    const QString what =
        m_dock->isFloating() ? tr("Back into the window") : tr("Show in a window of its own");
    m_float->setToolTip(what);
    m_float->setAccessibleName(what);
}

void DockTitleBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(ColorToken::Window));
}

} // namespace stellwerk
