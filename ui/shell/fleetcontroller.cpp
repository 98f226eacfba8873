// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/fleetcontroller.h"

#include "canvas/canvasview.h"
#include "dialogs/dialogs.h"
#include "dialogs/keychain.h"
#include "dialogs/serverdialog.h"
#include "fleet/fleetpanel.h"
#include "fleet/registryfile.h"
#include "run/messagebar.h"
#include "shell/documenttabs.h"
#include "shell/testtext.h"
#include "shell/workspace.h"

#include <QAction>
#include <QMimeData>
#include <QSet>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

// Below everything, so that new cards cover none; `otherwise` on an empty canvas.
QPointF freePlace(const ParentPackage& package, const QPointF& otherwise)
{
    constexpr double kCardAndGap = 96;
    if (package.layout.isEmpty())
        return otherwise;
    QPointF place(std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest());
    for (const QPointF& corner : package.layout)
        place = {std::min(place.x(), corner.x()), std::max(place.y(), corner.y() + kCardAndGap)};
    return place;
}

} // namespace

FleetController::FleetController(Workspace* workspace, FleetPanel* panel, DocumentTabs* tabs,
                                 Dialogs* dialogs, MessageBar* messages, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_panel(panel)
    , m_tabs(tabs)
    , m_dialogs(dialogs)
    , m_messages(messages)
    , m_window(window)
{
    const auto on = [this, panel](FleetCommand command, auto handler) {
        connect(panel->action(command), &QAction::triggered, this, handler);
    };
    on(FleetCommand::AddServer, [this] { addServer(); });
    on(FleetCommand::EditServer, [this] { editServer(m_panel->selectedServers().value(0)); });
    on(FleetCommand::RemoveServer, [this] { removeServers(m_panel->selectedServers()); });
    on(FleetCommand::TestServer, [this] { testServer(m_panel->selectedServers().value(0)); });
    on(FleetCommand::Refresh, [this] {
        const QStringList servers = m_panel->selectedServers();
        for (const QString& server : servers)
            m_workspace->session()->refresh(server);
        if (servers.isEmpty())
            m_workspace->session()->refresh();
    });
    on(FleetCommand::RefreshAll, [this] { m_workspace->session()->refresh(); });
    on(FleetCommand::AddToCanvas, [this] { addSelectedJobs(); });
    connect(panel, &FleetPanel::importRequested, this, &FleetController::importServers);
}

bool FleetController::setServers(const QList<Server>& servers)
{
    const QString error = m_workspace->session()->setServers(servers);
    if (!error.isEmpty())
        m_messages->showMessage(MessageBar::Kind::Error, tr("The servers could not be saved: %1").arg(error));
    return error.isEmpty();
}

void FleetController::addServer()
{
    openDialog({});
}

void FleetController::editServer(const QString& name)
{
    const QList<Server> servers = m_workspace->session()->servers();
    const auto it =
        std::find_if(servers.cbegin(), servers.cend(), [&](const Server& s) { return s.name == name; });
    if (it != servers.cend())
        openDialog(*it);
}

void FleetController::openDialog(const std::optional<Server>& before)
{
    QStringList taken;
    QSet<QString> groups;
    for (const Server& server : m_workspace->session()->servers()) {
        if (!before || server.name != before->name)
            taken.append(server.name);
        if (!server.group.isEmpty())
            groups.insert(server.group);
    }
    QStringList sorted = groups.values();
    sorted.sort(Qt::CaseInsensitive);
    auto* dialog = new ServerDialog(before, taken, sorted, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!before)
        dialog->setTimeouts(m_workspace->preferences()->loginTimeout(),
                            m_workspace->preferences()->queryTimeout());
    dialog->setTest([this](const Server& server, const QString& password, std::function<void(QString)> done) {
        if (!password.isEmpty())
            m_workspace->session()->setPassword(server.name, password);
        m_workspace->session()->testServer(
            server, this,
            [done = std::move(done)](const QList<ServerTestStep>& steps) { done(TestText::of(steps)); });
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, before] { accept(*dialog, before); });
    dialog->open();
}

void FleetController::accept(const ServerDialog& dialog, const std::optional<Server>& before)
{
    const Server server = dialog.server();
    if (const std::optional<QString> password = dialog.password())
        keepPassword(server, *password, dialog.keepPassword());
    QList<Server> servers = m_workspace->session()->servers();
    const auto it = before ? std::find_if(servers.begin(), servers.end(),
                                          [&](const Server& s) { return s.name == before->name; })
                           : servers.end();
    if (it == servers.end())
        servers.append(server);
    else
        *it = server;
    if (setServers(servers))
        m_workspace->session()->refresh(server.name);
}

void FleetController::keepPassword(const Server& server, const QString& password, bool inKeychain)
{
    m_workspace->session()->setPassword(server.name, password);
    if (!inKeychain || !m_workspace->keychain())
        return;
    m_workspace->keychain()->write(server.name, password, [this, name = server.name](const QString& error) {
        if (!error.isEmpty())
            m_messages->showMessage(
                MessageBar::Kind::Warning,
                tr("The password of %1 is kept until the program ends only: the keychain said: %2")
                    .arg(name, error));
    });
}

void FleetController::removeServers(const QStringList& names)
{
    if (names.isEmpty())
        return;
    Question question;
    question.title = tr("Remove servers");
    question.text = names.size() == 1
                        ? tr("Take %1 out of the registry?").arg(names.first())
                        : tr("Take %n server(s) out of the registry?", nullptr, int(names.size()));
    question.detail =
        (names.size() == 1 ? QString() : names.join(u", "_s) + u"\n\n"_s) +
        tr("Nothing changes on the servers themselves. Parent packages that name them cannot run any more.");
    question.choices = {{tr("Keep"), false}, {tr("Remove %n server(s)", nullptr, int(names.size())), true}};
    m_dialogs->ask(m_window, question, [this, names](int choice) {
        if (choice != 1)
            return;
        QList<Server> servers = m_workspace->session()->servers();
        servers.removeIf([&](const Server& server) { return names.contains(server.name); });
        if (setServers(servers) && m_workspace->keychain()) {
            for (const QString& name : names)
                m_workspace->keychain()->remove(name);
        }
    });
}

void FleetController::testServer(const QString& name)
{
    const QList<Server> servers = m_workspace->session()->servers();
    const auto it =
        std::find_if(servers.cbegin(), servers.cend(), [&](const Server& s) { return s.name == name; });
    if (it == servers.cend())
        return;
    m_messages->showMessage(MessageBar::Kind::Information, tr("Testing %1…").arg(name));
    m_workspace->session()->testServer(*it, this, [this, name](const QList<ServerTestStep>& steps) {
        const bool passed = TestText::passed(steps);
        m_messages->showMessage(passed ? MessageBar::Kind::Success : MessageBar::Kind::Error,
                                tr("Test of %1").arg(name) + u'\n' + TestText::of(steps));
    });
}

void FleetController::importServers()
{
    const FileRequest request{tr("Import servers"),
                              m_workspace->settings()->lastFolder(),
                              {},
                              tr("Server registries (*.json);;All files (*)"),
                              {}};
    m_dialogs->openFile(m_window, request, [this](const QString& file) {
        if (!file.isEmpty())
            importFrom(file);
    });
}

void FleetController::importFrom(const QString& file)
{
    const auto loaded = RegistryFile::load(file);
    if (!loaded) {
        m_messages->showMessage(MessageBar::Kind::Error, loaded.error().message());
        return;
    }
    QList<Server> servers = m_workspace->session()->servers();
    QSet<QString> known;
    for (const Server& server : std::as_const(servers))
        known.insert(server.name.toLower());
    int taken = 0;
    for (const Server& server : loaded->servers()) {
        if (known.contains(server.name.toLower()))
            continue;
        servers.append(server);
        ++taken;
    }
    if (!setServers(servers))
        return;
    const int passedOver = int(loaded->servers().size()) - taken;
    QString text = tr("%n server(s) imported.", nullptr, taken);
    if (passedOver > 0)
        text += u' ' + tr("%n were known already and stay as they are.", nullptr, passedOver);
    m_messages->showMessage(MessageBar::Kind::Success, text);
    m_workspace->session()->refresh();
}

void FleetController::addSelectedJobs()
{
    const std::unique_ptr<QMimeData> jobData(m_panel->selectedJobs());
    if (!jobData)
        return;
    const QList<DroppedJob> jobs = PackageEditor::jobsIn(jobData.get());
    if (jobs.isEmpty())
        return;
    OpenDocument* document = m_tabs->current() ? m_tabs->current() : m_workspace->create();
    CanvasView* canvas = m_tabs->canvasOf(document);
    const QPointF at =
        freePlace(document->package(), canvas->mapToScene(canvas->viewport()->rect().center()));
    canvas->addJobs(jobs, at);
}

} // namespace stellwerk
