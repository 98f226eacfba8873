// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/perspectives.h"

#include "canvas/canvasview.h"
#include "shell/canvaswindow.h"
#include "shell/documenttabs.h"
#include "shell/panecycle.h"
#include "shell/sessionfile.h"
#include "shell/windowdocks.h"
#include "theme/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMainWindow>
#include <QPointer>
#include <QScreen>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kNames[] = {"design", "run", "analyse"};

} // namespace

Perspectives::Perspectives(QMainWindow* window, WindowDocks* docks, DocumentTabs* tabs)
    : QObject(window)
    , m_window(window)
    , m_docks(docks)
    , m_tabs(tabs)
{
    auto* group = new QActionGroup(this);
    const Icon pictures[] = {Icon::Edit, Icon::Run, Icon::Chart};
    const QString tips[] = {tr("Arrange the window for designing a parent package"),
                            tr("Arrange the window for watching a run"),
                            tr("Arrange the window for finding out what happened")};
    for (std::size_t i = 0; i < std::size_t(Perspective::Count); ++i) {
        auto* action = new QAction(icon(pictures[i]), nameOf(Perspective(i)), group);
        action->setObjectName(u"window.perspective."_s + QLatin1StringView(kNames[i]));
        action->setCheckable(true);
        action->setShortcut(QKeyCombination(Qt::CTRL | Qt::ALT, Qt::Key(Qt::Key_1 + int(i))));
        action->setToolTip(tips[i]);
        action->setStatusTip(tips[i]);
        connect(action, &QAction::triggered, this, [this, i] { switchTo(Perspective(i)); });
        m_actions.append(action);
    }
    m_actions.first()->setChecked(true);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &Perspectives::bringBack, Qt::QueuedConnection);
}

QString Perspectives::nameOf(Perspective perspective)
{
    switch (perspective) {
    case Perspective::Design:
        return tr("&Design");
    case Perspective::Run:
        return tr("&Run", "perspective");
    case Perspective::Analyse:
        return tr("&Analyse");
    case Perspective::Count:
        break;
    }
    return {};
}

void Perspectives::remember()
{
    Memory& memory = m_memories.at(std::size_t(m_current));
    memory.docks = m_window->saveState(kStateVersion);
    memory.page = m_tabs->currentPage() != nullptr;
    memory.front = memory.page ? m_tabs->currentPage()->objectName() : QString();
}

void Perspectives::switchTo(Perspective perspective)
{
    if (perspective == m_current) {
        m_actions.at(int(perspective))->setChecked(true);
        return;
    }
    const QPointer<QWidget> focus = QApplication::focusWidget();
    remember();
    m_current = perspective;
    m_actions.at(int(perspective))->setChecked(true);
    apply(m_memories.at(std::size_t(perspective)));
    // Hiding and showing may have passed it on, although what had it is still there.
    if (focus && focus != QApplication::focusWidget() && focus->isVisible() &&
        (focus->window() != m_window || !focus->visibleRegion().isEmpty()))
        focus->setFocus(Qt::OtherFocusReason);
    Q_EMIT switched(perspective);
}

void Perspectives::reset()
{
    m_memories.at(std::size_t(m_current)) = {};
    apply({});
}

void Perspectives::apply(const Memory& memory)
{
    const bool updates = m_window->updatesEnabled();
    m_window->setUpdatesEnabled(false); // else every step of it flickers by
    // First as at first: a dock that the state does not know stands somewhere, then.
    arrange(m_current);
    if (!memory.docks.isEmpty() && !m_window->restoreState(memory.docks, kStateVersion))
        arrange(m_current);
    showFront(memory);
    m_window->setUpdatesEnabled(updates);
    bringBack();
}

void Perspectives::showFront(const Memory& memory)
{
    QString name = memory.front;
    bool page = memory.page;
    if (memory.docks.isEmpty() && m_current == Perspective::Analyse) {
        name = m_analysePage.isEmpty() ? m_tabs->pageNames().value(0) : m_analysePage;
        page = !name.isEmpty();
    }
    if (page) {
        if (QWidget* wanted = m_tabs->pageNamed(name)) {
            m_tabs->openPage(wanted);
            m_tabs->setCurrentWidget(wanted);
        }
    } else if (m_tabs->currentPage() && m_tabs->current() && !m_tabs->windowOf(m_tabs->current())) {
        m_tabs->setCurrentWidget(m_tabs->canvasOf(m_tabs->current())->parentWidget());
    }
}

void Perspectives::arrange(Perspective perspective)
{
    using Place = WindowDocks::Place;
    constexpr auto kLeft = Qt::LeftDockWidgetArea;
    constexpr auto kRight = Qt::RightDockWidgetArea;
    constexpr auto kBelow = Qt::BottomDockWidgetArea;
    switch (perspective) {
    case Perspective::Run:
        m_docks->arrange({{DockId::Servers, kLeft, Place::First | Place::Front},
                          {DockId::Outline, kLeft},
                          {DockId::Properties, kRight, Place::First | Place::Front},
                          {DockId::History, kRight, Place::Hidden},
                          {DockId::Timeline, kBelow, Place::First | Place::Front},
                          {DockId::Durations, kBelow},
                          {DockId::Log, kBelow, Place::Beside | Place::Front},
                          {DockId::Problems, kBelow}},
                         {44, 46, 42});
        break;
    case Perspective::Analyse:
        m_docks->arrange({{DockId::Servers, kLeft, Place::First | Place::Front},
                          {DockId::Outline, kLeft, Place::Hidden},
                          {DockId::Properties, kRight, Place::First | Place::Hidden},
                          {DockId::History, kRight, Place::Hidden},
                          {DockId::Durations, kBelow, Place::First | Place::Front},
                          {DockId::Timeline, kBelow},
                          {DockId::Log, kBelow, Place::Beside | Place::Front},
                          {DockId::Problems, kBelow}},
                         {50, 46, 45});
        break;
    case Perspective::Design:
    case Perspective::Count:
        m_docks->reset();
        break;
    }
}

void Perspectives::bringBack()
{
    for (int id = 0; id < int(DockId::Count); ++id) {
        QDockWidget* dock = m_docks->dock(DockId(id));
        if (!dock || !dock->isFloating())
            continue;
        const QRect place = visiblePlace(dock->geometry(), screenPlaces());
        if (place != dock->geometry())
            dock->setGeometry(place);
    }
}

QJsonObject Perspectives::state()
{
    remember();
    QJsonObject all{{u"current"_s, QLatin1StringView(kNames[std::size_t(m_current)])}};
    for (std::size_t i = 0; i < m_memories.size(); ++i) {
        const Memory& memory = m_memories.at(i);
        if (memory.docks.isEmpty())
            continue;
        all.insert(
            QLatin1StringView(kNames[i]),
            QJsonObject{{u"docks"_s, SessionFile::fromBytes(memory.docks)}, {u"page"_s, memory.front}});
    }
    return all;
}

void Perspectives::restore(const QJsonObject& state)
{
    for (std::size_t i = 0; i < m_memories.size(); ++i) {
        const QJsonObject one = state.value(QLatin1StringView(kNames[i])).toObject();
        Memory& memory = m_memories.at(i);
        memory.docks = SessionFile::toBytes(one.value(u"docks"_s));
        memory.front = one.value(u"page"_s).toString();
        memory.page = !memory.front.isEmpty();
        if (state.value(u"current"_s).toString() == QLatin1StringView(kNames[i]))
            m_current = Perspective(i);
    }
    m_actions.at(int(m_current))->setChecked(true);
    Memory now = m_memories.at(std::size_t(m_current));
    if (now.docks.isEmpty()) {
        arrange(m_current);
        return;
    }
    // The pages of the centre come with the tabs.
    arrange(m_current);
    if (!m_window->restoreState(now.docks, kStateVersion)) {
        m_memories.at(std::size_t(m_current)) = {};
        arrange(m_current);
    }
    bringBack();
}

} // namespace stellwerk
