// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/settingspages.h"

#include "shell/canvasswitches.h"
#include "shell/sessionfile.h"
#include "shell/settingspage.h"
#include "shell/workspace.h"
#include "theme/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QUrl>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

struct Pages
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::Pages)
public:
    const SettingsParts& parts;

    [[nodiscard]] SettingsPage* appearance() const;
    [[nodiscard]] SettingsPage* canvas() const;
    [[nodiscard]] SettingsPage* runs() const;
    [[nodiscard]] SettingsPage* log() const;
    [[nodiscard]] SettingsPage* history() const;
    [[nodiscard]] SettingsPage* servers() const;
    [[nodiscard]] SettingsPage* shortcuts() const;
    [[nodiscard]] SettingsPage* files() const;
    [[nodiscard]] SettingsPage* notifications() const;

private:
    [[nodiscard]] QAction* command(const QString& name) const
    {
        return parts.window->findChild<QAction*>(name);
    }
    // The choices of a menu.
    [[nodiscard]] QList<QAction*> commands(const QStringList& names) const
    {
        QList<QAction*> found;
        for (const QString& name : names) {
            if (QAction* action = command(name))
                found.append(action);
        }
        return found;
    }
    [[nodiscard]] static SettingsPage* page(const QString& name, const QString& title, Icon picture)
    {
        return new SettingsPage(name, title, icon(picture));
    }
};

SettingsPage* Pages::appearance() const
{
    SettingsPage* made = page(u"appearance"_s, tr("Appearance"), Icon::Properties);
    made->addChoice(u"scheme"_s, tr("&Colours"), tr("Light or dark. As the system: switched with it."),
                    commands({u"scheme.system"_s, u"scheme.light"_s, u"scheme.dark"_s}), u"scheme.system"_s);
    made->addChoice(u"motion"_s, tr("&Motion"),
                    tr("Reduced: nothing glides, turns or pulses. Nothing is told by motion alone."),
                    commands({u"motion.system"_s, u"motion.full"_s, u"motion.reduced"_s}),
                    u"motion.system"_s);
    made->addChoice(u"language"_s, tr("&Language"),
                    tr("The window is built anew in it; what is open and what runs stays."),
                    commands({u"language.system"_s, u"language.en"_s, u"language.de"_s}),
                    u"language.system"_s);
    return made;
}

SettingsPage* Pages::canvas() const
{
    SettingsPage* made = page(u"canvas"_s, tr("Canvas"), Icon::Grid);
    for (const CanvasSwitch& one : canvasSwitches(parts.window, parts.workspace->preferences()))
        made->addSwitch(one.name, one.text, one.help, one.isOn, one.set, one.atFirst);
    return made;
}

SettingsPage* Pages::runs() const
{
    SettingsPage* made = page(u"runs"_s, tr("Runs"), Icon::Run);
    Settings* settings = parts.workspace->preferences();
    made->addSwitch(
        u"switchesToRun"_s, tr("&Arrange the window for the run when one starts"),
        tr("Switches to the perspective Run. Selection, zoom and focus stay."),
        [settings] { return settings->switchesToRun(); },
        [settings](bool on) { settings->setSwitchesToRun(on); }, false);
    made->addSwitch(command(u"run.readOnly"_s),
                    tr("Nothing is started or stopped, in the whole program, now and after its next start."),
                    false);
    if (parts.reports)
        made->addWidget(parts.reports(made));
    return made;
}

SettingsPage* Pages::log() const
{
    SettingsPage* made = page(u"log"_s, tr("Log"), Icon::Log);
    made->addSwitch(command(u"log.follow"_s), tr("Stays at the newest line until you scroll up."), true);
    made->addChoice(
        u"logLimit"_s, tr("&Keep at most"),
        tr("Memory for lines of the log. What is over it goes, the oldest first; the log says so."),
        commands({u"log.limit.256"_s, u"log.limit.1024"_s, u"log.limit.2048"_s, u"log.limit.8192"_s,
                  u"log.limit.0"_s}),
        u"log.limit.2048"_s);
    made->addSwitch(command(u"log.groups"_s),
                    tr("Errors that differ only in figures and names, once, with how "
                       "often they came."),
                    false);
    return made;
}

SettingsPage* Pages::servers() const
{
    SettingsPage* made = page(u"servers"_s, tr("Servers"), Icon::Server);
    Settings* settings = parts.workspace->preferences();
    made->addText(tr("What a new server begins with. Each server has its own in its properties."));
    made->addNumber(
        u"loginTimeout"_s, tr("&Login time-out"), tr("So long a server may take to answer a login."),
        {1, 300, int(Server{}.loginTimeout.count()), tr(" s", "seconds"), {}},
        [settings] { return int(settings->loginTimeout().count()); },
        [settings](int seconds) { settings->setLoginTimeout(std::chrono::seconds(seconds)); });
    made->addNumber(
        u"queryTimeout"_s, tr("&Query time-out"), tr("So long a server may take to answer a query."),
        {1, 3600, int(Server{}.queryTimeout.count()), tr(" s", "seconds"), {}},
        [settings] { return int(settings->queryTimeout().count()); },
        [settings](int seconds) { settings->setQueryTimeout(std::chrono::seconds(seconds)); });
    return made;
}

SettingsPage* Pages::history() const
{
    SettingsPage* made = page(u"history"_s, tr("History"), Icon::History);
    FleetSession* session = parts.workspace->session();
    HistoryStore* store = session->history();
    if (!store) {
        made->addText(tr("No history is kept here."));
        return made;
    }
    made->addText(tr("Outcomes and durations of all jobs, kept beyond what the servers keep themselves."));
    const auto retention = std::make_shared<Retention>();
    const auto number = [&](const QString& name, const QString& text, const QString& help, int most,
                            int atFirst, const QString& suffix, int Retention::*field) {
        QSpinBox* box = made->addNumber(
            name, text, help, {0, most, atFirst, suffix, tr("No limit")},
            [retention, field] { return (*retention).*field; },
            [retention, field, store](int value) {
                (*retention).*field = value;
                store->setRetention(*retention);
            });
        return box;
    };
    number(u"historyDays"_s, tr("Keep runs &for"),
           tr("Older runs are deleted, once an hour and a few at a time."), 36'500, Retention{}.days,
           tr(" days"), &Retention::days);
    number(u"historyRuns"_s, tr("Keep at &most"), tr("The newest of each job are kept."), 1'000'000,
           Retention{}.runsPerJob, tr(" runs a job"), &Retention::runsPerJob);
    QLabel* size = made->addFact(u"historySize"_s, tr("Kept now"), {});
    const QPointer<SettingsPage> guard(made);
    const auto look = [store, size, retention, guard] {
        store->stats(guard, [size, retention, guard](const HistoryAnswer<HistoryStats>& stats) {
            if (!guard)
                return;
            if (!stats) {
                size->setText(Pages::tr("The history cannot be read."));
                return;
            }
            *retention = stats->retention;
            guard->reload();
            size->setText(Pages::tr("%Ln run(s), %1", nullptr, int(stats->runs))
                              .arg(QLocale().formattedDataSize(stats->bytes)));
        });
    };
    made->setRefresh(look);
    made->addButton(u"historyCompact"_s, tr("Tidy up"),
                    tr("Deletes what is over these limits and gives the room back, in the background."),
                    tr("Compact now"), [store, retention] { store->setRetention(*retention); });
    QObject::connect(store, &HistoryStore::purged, made, look);
    made->addSwitch(
        u"historyPaused"_s, tr("&Pause taking in the servers' history"),
        tr("Until the program ends. Runs of your own are still remembered."),
        [session] { return session->isHistoryPaused(); },
        [session](bool on) { session->setHistoryPaused(on); }, false);
    return made;
}

SettingsPage* Pages::shortcuts() const
{
    SettingsPage* made = page(u"shortcuts"_s, tr("Keyboard"), Icon::Commands);
    made->addButton(u"shortcuts"_s, tr("Keyboard shortcuts"),
                    tr("Every command with its keys; found by name or by key, exported and imported."),
                    tr("Edit shortcuts…"), parts.editShortcuts);
    return made;
}

SettingsPage* Pages::files() const
{
    SettingsPage* made = page(u"files"_s, tr("Files"), Icon::Open);
    made->addText(
        tr("All that the program keeps lies in one folder. Passwords are not among it: they are in the "
           "system's keychain. Nothing is sent anywhere but to your servers."));
    const QString folder = parts.workspace->configFolder();
    made->addButton(u"folder"_s, tr("Folder"), QDir::toNativeSeparators(folder), tr("Open folder"),
                    [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    struct File
    {
        QString name;
        QString text;
        QString what;
    };
    const QDir dir(folder);
    const File files[] = {
        {dir.filePath(u"servers.json"_s), tr("Servers"), tr("The registered servers, without passwords.")},
        {dir.filePath(u"stellwerk.ini"_s), tr("Settings"), tr("What is chosen here.")},
        {parts.workspace->sessionFile()->fileName(), tr("Window"), tr("How the window was left.")},
        {parts.workspace->session()->journalFile(), tr("Journal of runs"),
         tr("Every run with all its events; with it a run is picked up after a crash.")},
        {dir.filePath(u"history.sqlite"_s), tr("History"), tr("Outcomes and durations of all jobs.")},
        {dir.filePath(u"stellwerk.log"_s), tr("Diagnostics"),
         tr("What the program tells of itself; 1 MB at most.")},
    };
    QList<QPair<QString, QLabel*>> sizes;
    for (const File& file : files) {
        QLabel* size = made->addFact(u"file."_s + QFileInfo(file.name).fileName(), file.text,
                                     u"%1\n%2"_s.arg(QFileInfo(file.name).fileName(), file.what));
        sizes.append({file.name, size});
    }
    made->setRefresh([sizes] {
        for (const auto& [name, label] : sizes) {
            const QFileInfo info(name);
            label->setText(info.exists() ? QLocale().formattedDataSize(info.size())
                                         : Pages::tr("Not there yet"));
        }
    });
    return made;
}

SettingsPage* Pages::notifications() const
{
    SettingsPage* made = page(u"notifications"_s, tr("Notifications"), Icon::Information);
    made->addWidget(parts.notifications(made));
    return made;
}

} // namespace

QList<SettingsPage*> makeSettingsPages(const SettingsParts& parts)
{
    const Pages pages{parts};
    QList<SettingsPage*> all{pages.appearance(), pages.canvas(),  pages.runs(),     pages.log(),
                             pages.history(),    pages.servers(), pages.shortcuts()};
    if (parts.notifications)
        all.append(pages.notifications());
    all.append(pages.files());
    return all;
}

} // namespace stellwerk
