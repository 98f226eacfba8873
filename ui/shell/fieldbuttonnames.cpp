// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/fieldbuttonnames.h"

#include <QAccessibleWidget>
#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>
#include <QToolButton>

namespace stellwerk {

namespace {

struct Names
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::FieldButtons)
};

class FieldButtonAccessible final : public QAccessibleWidget
{
public:
    explicit FieldButtonAccessible(QToolButton* button)
        : QAccessibleWidget(button, QAccessible::Button)
        , m_button(button)
    {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? name() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction())
            m_button->click();
    }

private:
    [[nodiscard]] QString name() const
    {
        if (!m_button->accessibleName().isEmpty() || !m_button->text().isEmpty())
            return m_button->accessibleName().isEmpty() ? m_button->text() : m_button->accessibleName();
        const auto* field = qobject_cast<const QLineEdit*>(m_button->parentWidget());
        if (!field)
            return m_button->toolTip();
        // The field's buttons were made in the order of its actions.
        const QList<QToolButton*> buttons = field->findChildren<QToolButton*>(Qt::FindDirectChildrenOnly);
        const QAction* action = field->actions().value(buttons.indexOf(m_button));
        const bool clears = action && action->objectName() == QLatin1StringView("_q_qlineeditclearaction");
        if (clears || (field->isClearButtonEnabled() && buttons.size() == 1))
            return Names::tr("Clear");
        const QString said = action && !action->text().isEmpty() ? action->text() : m_button->toolTip();
        return said.isEmpty() ? field->accessibleName() : said;
    }

    QToolButton* m_button;
};

QAccessibleInterface* factory(const QString& className, QObject* object)
{
    if (className != QLatin1StringView("QLineEditIconButton"))
        return nullptr;
    auto* button = qobject_cast<QToolButton*>(object);
    return button ? new FieldButtonAccessible(button) : nullptr;
}

} // namespace

void nameFieldButtons()
{
    QAccessible::installFactory(factory); // a factory that is installed already is not added again
}

} // namespace stellwerk
