// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QMultiHash>
#include <QObject>
#include <QPointer>

class QAction;

namespace stellwerk {

class Settings;

// The keys that a person chose in place of those the commands come with. Commands are known by the objectName
// of their action; actions that are made later get the chosen keys when they are adopted. Main thread.
class ShortcutScheme final : public QObject
{
    Q_OBJECT
public:
    using Keys = QList<QKeySequence>;
    using Choice = QHash<QString, Keys>; // only what differs from the defaults

    explicit ShortcutScheme(Settings* settings, QObject* parent = nullptr);

    // Notes their default keys and gives them the chosen ones.
    void adopt(const QList<QAction*>& actions);
    [[nodiscard]] Keys defaultsOf(const QString& command) const { return m_defaults.value(command); }
    [[nodiscard]] const Choice& choice() const { return m_choice; }
    void choose(const Choice& choice); // in force at once, in every window of these settings

    // A scheme as a file: {"formatVersion": 1, "shortcuts": {"file.save": ["Ctrl+S"]}}.
    [[nodiscard]] static QByteArray toJson(const Choice& choice);
    // `error` tells what is wrong with it.
    [[nodiscard]] static std::optional<Choice> fromJson(const QByteArray& json, QString* error);

private:
    void apply(QAction* action) const;
    void settingsChanged();

    Settings* m_settings;
    QHash<QString, Keys> m_defaults;
    QMultiHash<QString, QPointer<QAction>> m_actions;
    Choice m_choice;
};

} // namespace stellwerk
