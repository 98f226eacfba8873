// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the centre that are no package.
#include "shell/documenttabs.h"

#include "run/closebutton.h"
#include "shell/canvaspage.h"
#include "shell/panecycle.h"

#include <QTabBar>

namespace stellwerk {

using namespace Qt::StringLiterals;

void DocumentTabs::addPage(QWidget* page)
{
    m_otherPages.append(page);
    page->setParent(this);
    page->hide();
}

void DocumentTabs::openPage(QWidget* page)
{
    if (!m_otherPages.contains(page) || indexOf(page) >= 0)
        return;
    const int index = addTab(page, page->windowIcon(), page->windowTitle());
    setTabToolTip(index, page->windowTitle());
    auto* close = new CloseButton(tr("Close this page"), tabBar());
    close->setObjectName(u"closePage"_s);
    connect(close, &QToolButton::clicked, this, [this, page] { closePage(page); });
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    tabChanged(); // the first tab is in front at once
}

void DocumentTabs::showPage(QWidget* page)
{
    if (!m_otherPages.contains(page))
        return;
    openPage(page);
    setCurrentWidget(page);
    window()->activateWindow(); // it may have been asked for from a canvas's window
    PaneCycle::focusInto(page);
}

void DocumentTabs::closePage(QWidget* page)
{
    if (!m_otherPages.contains(page) || indexOf(page) < 0)
        return;
    removeTab(indexOf(page));
    page->hide();
    Q_EMIT pageClosed(page);
    tabChanged();
}

QWidget* DocumentTabs::currentPage() const
{
    return m_otherPages.contains(currentWidget()) ? currentWidget() : nullptr;
}

QStringList DocumentTabs::openPages() const
{
    QStringList names;
    for (int i = 0; i < count(); ++i) {
        if (m_otherPages.contains(widget(i)))
            names.append(widget(i)->objectName());
    }
    return names;
}

QStringList DocumentTabs::pageNames() const
{
    QStringList names;
    for (const QPointer<QWidget>& page : m_otherPages) {
        if (page)
            names.append(page->objectName());
    }
    return names;
}

QWidget* DocumentTabs::pageNamed(const QString& objectName) const
{
    for (const QPointer<QWidget>& page : m_otherPages) {
        if (page && page->objectName() == objectName)
            return page;
    }
    return nullptr;
}

bool DocumentTabs::isCanvasInSight() const
{
    return m_current && (m_windows.contains(m_current) || m_pages.value(m_current) == currentWidget());
}

void DocumentTabs::tabChanged()
{
    const QWidget* front = currentPage();
    const bool covered = std::exchange(m_front, front) != front;
    OpenDocument* const before = m_current;
    if (!front)
        setCurrent(documentOf(currentWidget()));
    if (covered && m_current == before) // else that was told
        Q_EMIT currentDocumentChanged();
    Q_EMIT tabsChanged();
}

} // namespace stellwerk
