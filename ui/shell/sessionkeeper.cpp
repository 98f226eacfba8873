// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sessionkeeper.h"

#include "shell/canvaswindow.h"
#include "shell/documenttabs.h"
#include "shell/headerkeeper.h"
#include "shell/perspectives.h"
#include "shell/sessionfile.h"
#include "shell/workspace.h"

#include <QDockWidget>
#include <QEvent>
#include <QHeaderView>
#include <QJsonObject>
#include <QLineEdit>
#include <QMainWindow>
#include <QSplitter>
#include <QTableView>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSoon = 500;
constexpr qsizetype kLongestFilter = 10'000;

} // namespace

SessionKeeper::SessionKeeper(QMainWindow* window, Workspace* workspace, DocumentTabs* tabs,
                             Perspectives* perspectives)
    : QObject(window)
    , m_window(window)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_perspectives(perspectives)
    , m_file(workspace->sessionFile())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &SessionKeeper::gather);
    connect(tabs, &DocumentTabs::tabsChanged, this, &SessionKeeper::touch);
    connect(workspace, &Workspace::documentOpened, this, &SessionKeeper::opened);
    connect(tabs, &DocumentTabs::canvasLeaving, this, &SessionKeeper::rememberPlace);
    // Later: what was read last is opened after that was told.
    connect(
        workspace, &Workspace::loadingChanged, this,
        [this](int files) {
            if (files == 0)
                arrangeTabs();
        },
        Qt::QueuedConnection);
}

void SessionKeeper::keep(const QString& name, std::function<QJsonValue()> save,
                         std::function<void(const QJsonValue&)> restore)
{
    m_parts.insert(name, {std::move(save), std::move(restore)});
}

void SessionKeeper::touch()
{
    if (m_restored && !m_soon.isActive())
        m_soon.start();
}

bool SessionKeeper::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::WindowStateChange:
    case QEvent::ShowToParent:
    case QEvent::HideToParent:
        touch();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void SessionKeeper::adoptHeader(QHeaderView* header)
{
    // Vertical ones number rows; the log tells the state of its table itself; where none is shown nobody
    // chose anything, and a width of then would not fit now.
    const QWidget* view = header->parentWidget();
    if (header->orientation() != Qt::Horizontal || !view || view->objectName().isEmpty() ||
        view->objectName().startsWith(u"qt_"_s) || view->property("keepsItself").toBool() ||
        (header->isHidden() && header->testAttribute(Qt::WA_WState_ExplicitShowHide)))
        return;
    auto* keeper = new HeaderKeeper(header);
    connect(keeper, &HeaderKeeper::changed, this, &SessionKeeper::touch);
    keep(
        u"columns/"_s + view->objectName(), [keeper] { return keeper->state(); },
        [keeper](const QJsonValue& state) { keeper->restore(state.toObject()); });
}

void SessionKeeper::adoptSplitter(QSplitter* splitter)
{
    if (splitter->objectName().isEmpty())
        return;
    connect(splitter, &QSplitter::splitterMoved, this, &SessionKeeper::touch);
    keep(
        u"splitter/"_s + splitter->objectName(),
        [splitter] { return SessionFile::fromBytes(splitter->saveState()); },
        [splitter](const QJsonValue& state) { splitter->restoreState(SessionFile::toBytes(state)); });
}

void SessionKeeper::adoptFilter(QLineEdit* filter)
{
    connect(filter, &QLineEdit::textChanged, this, &SessionKeeper::touch);
    keep(
        u"filter/"_s + filter->objectName(), [filter] { return filter->text().left(kLongestFilter); },
        [filter](const QJsonValue& text) { filter->setText(text.toString().left(kLongestFilter)); });
}

void SessionKeeper::adoptViews()
{
    for (QHeaderView* header : m_window->findChildren<QHeaderView*>())
        adoptHeader(header);
    for (QSplitter* splitter : m_window->findChildren<QSplitter*>())
        adoptSplitter(splitter);
    for (QLineEdit* edit : m_window->findChildren<QLineEdit*>()) {
        if (edit->objectName().endsWith(u"filter"_s, Qt::CaseInsensitive) &&
            !edit->property("keepsItself").toBool())
            adoptFilter(edit);
    }
    for (QDockWidget* dock : m_window->findChildren<QDockWidget*>())
        dock->installEventFilter(this);
    m_window->installEventFilter(this);
    connect(m_perspectives, &Perspectives::switched, this, &SessionKeeper::touch);
}

void SessionKeeper::restoreWindow()
{
    QByteArray geometry = SessionFile::toBytes(m_file->value(u"geometry"_s));
    if (geometry.isEmpty())
        geometry = m_workspace->settings()->windowGeometry(); // of an earlier version
    m_window->restoreGeometry(geometry);
    if (!m_window->isMaximized() && !m_window->isFullScreen())
        m_window->setGeometry(visiblePlace(m_window->geometry(), screenPlaces()));
    m_perspectives->restore(m_file->value(u"perspectives"_s).toObject());
}

void SessionKeeper::restore()
{
    adoptViews();
    restoreWindow();
    for (auto it = m_parts.cbegin(); it != m_parts.cend(); ++it) {
        const QJsonValue state = m_file->value(it.key());
        if (!state.isUndefined())
            it->restore(state);
    }
    m_places = m_file->value(u"places"_s).toArray();
    m_restored = true;
    if (m_workspace->documents().isEmpty())
        return;
    // The window is built anew over what is open.
    m_wanted = m_file->value(u"tabs"_s).toArray();
    m_front = m_file->value(u"front"_s).toString();
    m_opening = true;
    arrangeTabs();
    for (OpenDocument* document : m_workspace->documents())
        opened(document);
}

void SessionKeeper::openTabs()
{
    m_wanted = m_file->value(u"tabs"_s).toArray();
    m_front = m_file->value(u"front"_s).toString();
    QStringList files;
    for (const QJsonValue& tab : std::as_const(m_wanted)) {
        if (const QString file = tab.toObject().value(u"file"_s).toString(); !file.isEmpty())
            files.append(file);
    }
    if (m_file->value(u"tabs"_s).isUndefined())
        files = m_workspace->settings()->openFiles(); // of an earlier version
    m_opening = true;
    for (const QString& file : std::as_const(files))
        m_workspace->open(file);
    if (files.isEmpty())
        arrangeTabs();
}

// Once all are there: pages among them, each in its place, and the one in front that was.
void SessionKeeper::arrangeTabs()
{
    if (!std::exchange(m_opening, false))
        return;
    int place = 0;
    QWidget* front = nullptr;
    for (const QJsonValue& wanted : std::as_const(m_wanted)) {
        const QString file = wanted.toObject().value(u"file"_s).toString();
        const QString page = wanted.toObject().value(u"page"_s).toString();
        QWidget* tab = page.isEmpty() ? nullptr : m_tabs->pageNamed(page);
        if (tab)
            m_tabs->openPage(tab);
        for (int i = 0; !tab && !file.isEmpty() && i < m_tabs->count(); ++i) {
            const OpenDocument* document = m_tabs->documentOf(m_tabs->widget(i));
            if (document && document->file() == file)
                tab = m_tabs->widget(i);
        }
        const int at = tab ? m_tabs->indexOf(tab) : -1;
        if (at < 0)
            continue;
        m_tabs->tabBar()->moveTab(at, place);
        ++place;
        if (m_front == (page.isEmpty() ? file : page))
            front = tab;
    }
    if (front)
        m_tabs->setCurrentWidget(front);
    touch();
}

QJsonArray SessionKeeper::tabs() const
{
    QJsonArray all;
    for (int i = 0; i < m_tabs->count(); ++i) {
        const QWidget* tab = m_tabs->widget(i);
        const OpenDocument* document = m_tabs->documentOf(tab);
        if (!document)
            all.append(QJsonObject{{u"page"_s, tab->objectName()}});
        else if (!document->file().isEmpty())
            all.append(QJsonObject{{u"file"_s, document->file()}});
    }
    return all;
}

void SessionKeeper::gather()
{
    m_soon.stop();
    if (!m_restored)
        return;
    m_file->setValue(u"geometry"_s, SessionFile::fromBytes(m_window->saveGeometry()));
    m_file->setValue(u"perspectives"_s, m_perspectives->state());
    for (auto it = m_parts.cbegin(); it != m_parts.cend(); ++it) {
        if (const QJsonValue state = it->save(); !state.isUndefined())
            m_file->setValue(it.key(), state);
    }
    keepPlaces();
    if (m_opening)
        return; // what is not open yet is not forgotten
    m_file->setValue(u"tabs"_s, tabs());
    const OpenDocument* front = m_tabs->documentOf(m_tabs->currentWidget());
    m_file->setValue(u"front"_s, front                   ? front->file()
                                 : m_tabs->currentPage() ? m_tabs->currentPage()->objectName()
                                                         : QString());
}

void SessionKeeper::saveNow()
{
    gather();
    m_file->flush();
}

} // namespace stellwerk
