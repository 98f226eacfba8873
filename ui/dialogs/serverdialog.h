// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

#include <QDialog>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace stellwerk {

// All that the registry knows of a server, to enter or change. The password leaves it only as a value: it
// goes to the keychain or stays in memory, never into servers.json. Main thread.
class ServerDialog final : public QDialog
{
    Q_OBJECT
public:
    // Tests a server that may not be registered yet; the text says how it went, line by line.
    using Test =
        std::function<void(const Server&, const QString& password, std::function<void(QString)> done)>;

    // `taken`: names that other servers have. `groups`: proposed in the field.
    ServerDialog(const std::optional<Server>& server, const QStringList& taken, const QStringList& groups,
                 QWidget* parent = nullptr);

    void setTest(Test test);
    void setTimeouts(std::chrono::seconds login, std::chrono::seconds query); // of a new server
    [[nodiscard]] Server server() const;
    [[nodiscard]] std::optional<QString> password() const; // nothing: leave it as it is
    [[nodiscard]] bool keepPassword() const;

private:
    void setUpAddress(QFormLayout* form);
    void setUpLogin(QFormLayout* form);
    void setUpPlace(QFormLayout* form);
    void load(const Server& server);
    void validate();
    void runTest();
    [[nodiscard]] QString problem() const;

    QStringList m_taken;
    Server m_before;
    bool m_isNew;
    Test m_test;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_host = nullptr;
    QComboBox* m_endpoint = nullptr;
    QSpinBox* m_port = nullptr;
    QLineEdit* m_instance = nullptr;
    QComboBox* m_driver = nullptr;
    QComboBox* m_authentication = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_password = nullptr;
    QCheckBox* m_keep = nullptr;
    QComboBox* m_encryption = nullptr;
    QCheckBox* m_trust = nullptr;
    QLineEdit* m_certificateHost = nullptr;
    QLineEdit* m_certificateFile = nullptr;
    QLineEdit* m_ssisLog = nullptr;
    QComboBox* m_group = nullptr;
    QLineEdit* m_tags = nullptr;
    QSpinBox* m_capacity = nullptr;
    QSpinBox* m_loginTimeout = nullptr;
    QSpinBox* m_queryTimeout = nullptr;
    QPlainTextEdit* m_note = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_testResult = nullptr;
    QPushButton* m_testButton = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace stellwerk
