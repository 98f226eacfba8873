// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/serverdialog.h"

#include "fleet/registryfile.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

template <class Widget>
Widget* named(Widget* widget, const QString& name)
{
    widget->setObjectName(name);
    return widget;
}

QSpinBox* spin(const QString& name, int lowest, int highest, const QString& suffix = {})
{
    auto* box = named(new QSpinBox, name);
    box->setRange(lowest, highest);
    box->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    box->setSuffix(suffix);
    return box;
}

QFormLayout* page(QTabWidget* tabs, const QString& title)
{
    auto* widget = new QWidget(tabs);
    auto* form = new QFormLayout(widget);
    form->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    form->setVerticalSpacing(space::kRelated);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    tabs->addTab(widget, title);
    return form;
}

} // namespace

ServerDialog::ServerDialog(const std::optional<Server>& server, const QStringList& taken,
                           const QStringList& groups, QWidget* parent)
    : QDialog(parent)
    , m_taken(taken)
    , m_before(server.value_or(Server{}))
    , m_isNew(!server)
{
    setObjectName(u"serverDialog"_s);
    setWindowTitle(m_isNew ? tr("Add server") : tr("Edit server %1").arg(m_before.name));
    auto* tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    setUpAddress(page(tabs, tr("&Connection")));
    setUpLogin(page(tabs, tr("&Security")));
    setUpPlace(page(tabs, tr("&Use")));
    m_group->addItems(groups);
    m_problem = named(new QLabel(this), u"problem"_s);
    m_problem->setWordWrap(true);
    m_testResult = named(new QLabel(this), u"testResult"_s);
    m_testResult->setWordWrap(true);
    m_testResult->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_testResult->hide();
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Save)->setText(m_isNew ? tr("Add server") : tr("Save changes"));
    m_testButton =
        named(m_buttons->addButton(tr("&Test connection"), QDialogButtonBox::ActionRole), u"test"_s);
    m_testButton->setIcon(icon(Icon::ConnectServer));
    m_testButton->hide();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(tabs, 1);
    layout->addWidget(m_testResult);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_testButton, &QPushButton::clicked, this, &ServerDialog::runTest);
    load(m_before);
    for (QLineEdit* edit : findChildren<QLineEdit*>())
        connect(edit, &QLineEdit::textChanged, this, &ServerDialog::validate);
    for (QComboBox* box : findChildren<QComboBox*>())
        connect(box, &QComboBox::currentIndexChanged, this, &ServerDialog::validate);
    validate();
    resize(480, sizeHint().height());
    m_name->setFocus();
}

void ServerDialog::setUpAddress(QFormLayout* form)
{
    m_name = named(new QLineEdit, u"name"_s);
    m_name->setPlaceholderText(tr("How packages and logs call this server"));
    m_host = named(new QLineEdit, u"host"_s);
    m_host->setPlaceholderText(tr("Host name or address"));
    m_endpoint = named(new QComboBox, u"endpoint"_s);
    m_endpoint->addItems({tr("Port"), tr("Named instance")});
    m_port = spin(u"port"_s, 1, 65535);
    m_instance = named(new QLineEdit, u"instance"_s);
    m_driver = named(new QComboBox, u"driver"_s);
    m_driver->setEditable(true);
    m_driver->addItems(
        {QString(), u"ODBC Driver 18 for SQL Server"_s, u"ODBC Driver 17 for SQL Server"_s, u"FreeTDS"_s});
    m_driver->lineEdit()->setAccessibleName(tr("ODBC driver"));
    m_driver->lineEdit()->setPlaceholderText(tr("The best one installed"));
    m_loginTimeout = spin(u"loginTimeout"_s, 1, 300, tr(" s", "seconds, after a number"));
    m_queryTimeout = spin(u"queryTimeout"_s, 1, 3600, tr(" s", "seconds, after a number"));
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Host:"), m_host);
    form->addRow(tr("&Reached by:"), m_endpoint);
    form->addRow(tr("&Port:"), m_port);
    form->addRow(tr("&Instance:"), m_instance);
    form->addRow(tr("ODBC &driver:"), m_driver);
    form->addRow(tr("&Login time-out:"), m_loginTimeout);
    form->addRow(tr("&Query time-out:"), m_queryTimeout);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, [form, this](int index) {
        form->labelForField(m_port)->setVisible(index == 0);
        m_port->setVisible(index == 0);
        form->labelForField(m_instance)->setVisible(index == 1);
        m_instance->setVisible(index == 1);
    });
}

void ServerDialog::setUpLogin(QFormLayout* form)
{
    m_authentication = named(new QComboBox, u"authentication"_s);
    m_authentication->addItems({tr("SQL Server login"), tr("Trusted connection (Windows or Kerberos)")});
    m_user = named(new QLineEdit, u"user"_s);
    m_password = named(new QLineEdit, u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    if (!m_isNew)
        m_password->setPlaceholderText(tr("Unchanged"));
    m_keep = named(new QCheckBox(tr("&Remember the password in the system's keychain")), u"keepPassword"_s);
    m_keep->setChecked(true);
    m_keep->setToolTip(
        tr("Otherwise it is kept in memory until the program ends. It never stands in a file."));
    m_encryption = named(new QComboBox, u"encryption"_s);
    m_encryption->addItems({tr("Off: only the login is encrypted"), tr("Optional: if the server wants it"),
                            tr("Mandatory"), tr("Strict (TDS 8, ODBC Driver 18)")});
    m_trust = named(new QCheckBox(tr("&Trust the server's certificate unseen")), u"trust"_s);
    m_certificateHost = named(new QLineEdit, u"certificateHost"_s);
    m_certificateHost->setPlaceholderText(tr("As the host above"));
    m_certificateFile = named(new QLineEdit, u"certificateFile"_s);
    m_certificateFile->setPlaceholderText(tr("PEM file; empty: the system's certificates"));
    form->addRow(tr("&Log in with:"), m_authentication);
    form->addRow(tr("&User:"), m_user);
    form->addRow(tr("&Password:"), m_password);
    form->addRow({}, m_keep);
    form->addRow(tr("&Encryption:"), m_encryption);
    form->addRow({}, m_trust);
    form->addRow(tr("Host in certi&ficate:"), m_certificateHost);
    form->addRow(tr("Certi&ficate file:"), m_certificateFile);
    connect(m_authentication, &QComboBox::currentIndexChanged, this, [this](int index) {
        for (QWidget* widget : std::initializer_list<QWidget*>{m_user, m_password, m_keep})
            widget->setEnabled(index == 0);
    });
}

void ServerDialog::setUpPlace(QFormLayout* form)
{
    m_group = named(new QComboBox, u"group"_s);
    m_group->setEditable(true);
    m_group->lineEdit()->setAccessibleName(tr("Group"));
    m_group->lineEdit()->setPlaceholderText(tr("For example Production/Finance"));
    m_tags = named(new QLineEdit, u"tags"_s);
    m_tags->setPlaceholderText(tr("Separated by commas"));
    m_capacity = spin(u"capacity"_s, 1, 1000);
    m_capacity->setToolTip(tr("How many of our jobs may run there at the same time"));
    m_ssisLog = named(new QLineEdit, u"ssisLog"_s);
    m_ssisLog->setMaxLength(128);
    m_ssisLog->setPlaceholderText(u"msdb"_s);
    m_ssisLog->setToolTip(
        tr("The database on this server that packages log to (dbo.sysssislog); other servers' "
           "packages may log there, too"));
    m_note = named(new QPlainTextEdit, u"note"_s);
    m_note->setTabChangesFocus(true);
    m_note->setMaximumHeight(90);
    form->addRow(tr("&Group:"), m_group);
    form->addRow(tr("T&ags:"), m_tags);
    form->addRow(tr("&Jobs at a time:"), m_capacity);
    form->addRow(tr("SS&IS log in:", "a database"), m_ssisLog);
    form->addRow(tr("N&ote:"), m_note);
}

void ServerDialog::load(const Server& server)
{
    m_name->setText(server.name);
    m_host->setText(server.host);
    m_endpoint->setCurrentIndex(server.instance.isEmpty() ? 0 : 1);
    Q_EMIT m_endpoint->currentIndexChanged(
        m_endpoint->currentIndex()); // shows the right one of the two fields
    m_port->setValue(server.port > 0 ? server.port : 1433);
    m_instance->setText(server.instance);
    m_driver->setCurrentText(server.driver);
    m_authentication->setCurrentIndex(int(server.authentication));
    m_user->setText(server.user);
    m_encryption->setCurrentIndex(int(server.encryption));
    m_trust->setChecked(server.trustServerCertificate);
    m_certificateHost->setText(server.hostNameInCertificate);
    m_certificateFile->setText(server.certificateFile);
    m_group->setCurrentText(server.group);
    m_tags->setText(server.tags.join(u", "_s));
    m_capacity->setValue(server.capacity);
    m_loginTimeout->setValue(int(server.loginTimeout.count()));
    m_queryTimeout->setValue(int(server.queryTimeout.count()));
    m_ssisLog->setText(server.ssisLog);
    m_note->setPlainText(server.note);
}

void ServerDialog::setTimeouts(std::chrono::seconds login, std::chrono::seconds query)
{
    m_loginTimeout->setValue(int(login.count()));
    m_queryTimeout->setValue(int(query.count()));
}

Server ServerDialog::server() const
{
    Server server = m_before;
    server.name = m_name->text().trimmed();
    server.host = m_host->text().trimmed();
    const bool byInstance = m_endpoint->currentIndex() == 1;
    server.port = byInstance ? Server{}.port : m_port->value();
    server.instance = byInstance ? m_instance->text().trimmed() : QString();
    server.driver = m_driver->currentText().trimmed();
    server.authentication = Authentication(m_authentication->currentIndex());
    server.user = server.authentication == Authentication::SqlLogin ? m_user->text().trimmed() : QString();
    server.encryption = Encryption(m_encryption->currentIndex());
    server.trustServerCertificate = m_trust->isChecked();
    server.hostNameInCertificate = m_certificateHost->text().trimmed();
    server.certificateFile = m_certificateFile->text().trimmed();
    server.group = m_group->currentText().trimmed();
    server.tags.clear();
    for (const QString& tag : m_tags->text().split(u',', Qt::SkipEmptyParts)) {
        if (!tag.trimmed().isEmpty())
            server.tags.append(tag.trimmed());
    }
    server.capacity = m_capacity->value();
    server.loginTimeout = std::chrono::seconds(m_loginTimeout->value());
    server.queryTimeout = std::chrono::seconds(m_queryTimeout->value());
    server.ssisLog = m_ssisLog->text().trimmed();
    server.note = m_note->toPlainText().trimmed();
    return server;
}

std::optional<QString> ServerDialog::password() const
{
    return m_authentication->currentIndex() == 1 || m_password->text().isEmpty() ? std::optional<QString>()
                                                                                 : m_password->text();
}

bool ServerDialog::keepPassword() const
{
    return m_keep->isChecked();
}

QString ServerDialog::problem() const
{
    const Server entered = server();
    if (m_taken.contains(entered.name, Qt::CaseInsensitive))
        return tr("There is a server %1 already. Choose another name.").arg(entered.name);
    if (m_endpoint->currentIndex() == 1 && entered.instance.isEmpty())
        return tr("Enter the instance's name, or choose the port.");
    return RegistryFile::problemOf(entered);
}

void ServerDialog::validate()
{
    const QString text = problem();
    // An empty form is not an error yet.
    m_problem->setText(m_name->text().isEmpty() && m_host->text().isEmpty() ? QString() : text);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(text.isEmpty());
    m_testButton->setEnabled(text.isEmpty());
}

void ServerDialog::setTest(Test test)
{
    m_test = std::move(test);
    m_testButton->setVisible(bool(m_test));
}

void ServerDialog::runTest()
{
    m_testButton->setEnabled(false);
    m_testResult->setText(tr("Connecting…"));
    m_testResult->show();
    m_test(server(), m_password->text(), [self = QPointer(this)](const QString& result) {
        if (!self)
            return;
        self->m_testResult->setText(result);
        self->validate();
    });
}

} // namespace stellwerk
