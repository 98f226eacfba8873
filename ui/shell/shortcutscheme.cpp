// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcutscheme.h"

#include "shell/settings.h"

#include <QAction>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace stellwerk {

using namespace Qt::StringLiterals;

ShortcutScheme::ShortcutScheme(Settings* settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(settings, &Settings::shortcutsChanged, this, &ShortcutScheme::settingsChanged);
    settingsChanged();
}

void ShortcutScheme::adopt(const QList<QAction*>& actions)
{
    for (QAction* action : actions) {
        const QString command = action->objectName();
        if (!command.contains(u'.') || m_actions.contains(command, action))
            continue;
        // An action of a canvas that was opened later comes with the defaults again.
        if (!m_defaults.contains(command))
            m_defaults.insert(command, action->shortcuts());
        m_actions.insert(command, action);
        apply(action);
    }
}

void ShortcutScheme::apply(QAction* action) const
{
    const QString command = action->objectName();
    const Keys keys = m_choice.value(command, m_defaults.value(command));
    if (action->shortcuts() != keys)
        action->setShortcuts(keys);
}

void ShortcutScheme::choose(const Choice& choice)
{
    Choice kept;
    for (auto it = choice.cbegin(); it != choice.cend(); ++it) {
        // What this window does not have stays as it was chosen.
        if (!m_defaults.contains(it.key()) || m_defaults.value(it.key()) != it.value())
            kept.insert(it.key(), it.value());
    }
    m_settings->setShortcuts(toJson(kept)); // comes back to every scheme, this one too
}

void ShortcutScheme::settingsChanged()
{
    m_choice = fromJson(m_settings->shortcuts(), nullptr).value_or(Choice());
    for (auto it = m_actions.begin(); it != m_actions.end();) {
        if (!it.value()) {
            it = m_actions.erase(it);
            continue;
        }
        apply(it.value());
        ++it;
    }
}

QByteArray ShortcutScheme::toJson(const Choice& choice)
{
    QJsonObject shortcuts; // sorted by name
    for (auto it = choice.cbegin(); it != choice.cend(); ++it) {
        QJsonArray keys;
        for (const QKeySequence& key : it.value())
            keys.append(key.toString(QKeySequence::PortableText));
        shortcuts.insert(it.key(), keys);
    }
    return QJsonDocument(QJsonObject{{u"formatVersion"_s, 1}, {u"shortcuts"_s, shortcuts}}).toJson();
}

std::optional<ShortcutScheme::Choice> ShortcutScheme::fromJson(const QByteArray& json, QString* error)
{
    const auto refuse = [error](const QString& text) {
        if (error)
            *error = text;
        return std::nullopt;
    };
    QJsonParseError parsed{};
    const QJsonObject whole = QJsonDocument::fromJson(json, &parsed).object();
    if (parsed.error != QJsonParseError::NoError)
        return refuse(tr("This is no JSON: %1.").arg(parsed.errorString()));
    if (!whole.value(u"shortcuts"_s).isObject())
        return refuse(tr("This is no scheme of shortcuts: it has no object \"shortcuts\"."));
    Choice choice;
    const QJsonObject shortcuts = whole.value(u"shortcuts"_s).toObject();
    for (auto it = shortcuts.constBegin(); it != shortcuts.constEnd(); ++it) {
        if (!it.value().isArray())
            return refuse(tr("The keys of %1 are no list.").arg(it.key()));
        Keys keys;
        for (const QJsonValue& value : it.value().toArray()) {
            const QKeySequence key(value.toString(), QKeySequence::PortableText);
            if (key.isEmpty() || key[0].key() == Qt::Key_unknown)
                return refuse(tr("%1 of %2 is no key.").arg(value.toString(), it.key()));
            keys.append(key);
        }
        choice.insert(it.key(), keys);
    }
    return choice;
}

} // namespace stellwerk
