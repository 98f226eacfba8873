// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvaspart.h"

#include <QAccessible>
#include <QPointer>

namespace stellwerk {

class CanvasView;

// What tasks, their ports, constraints, groups and notes have in common for screen readers: they are drawn by
// the canvas, selected and focused in it, and can be pressed.
class PartAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    PartAccessible(CanvasView* view, CanvasPart part);

    [[nodiscard]] const CanvasPart& part() const { return m_part; }
    [[nodiscard]] CanvasView* view() const { return m_view; }

    [[nodiscard]] bool isValid() const override { return m_view != nullptr; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::State state() const override;
    void setText(QAccessible::Text, const QString&) override {}
    void* interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QStringList actionNames() const override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString& name) const override;
    void doAction(const QString& name) override;

protected:
    [[nodiscard]] virtual QRectF sceneRect() const = 0; // scene coordinates; empty: it is not there
    [[nodiscard]] virtual bool isSelected() const = 0;
    virtual void press();                                                       // selects it
    [[nodiscard]] bool isItem() const { return role() != QAccessible::Button; } // of the canvas's list

private:
    QPointer<CanvasView> m_view;
    CanvasPart m_part;
};

class PortAccessible;

// A task, with its two ports as children.
class TaskAccessible final : public PartAccessible
{
public:
    TaskAccessible(CanvasView* view, const QString& id);
    ~TaskAccessible() override;

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] int childCount() const override { return 2; }
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;

protected:
    [[nodiscard]] QRectF sceneRect() const override;
    [[nodiscard]] bool isSelected() const override;

private:
    mutable std::array<QAccessible::Id, 2> m_ports{};
};

// Where a constraint ends (first child of its task) or begins (second).
class PortAccessible final : public PartAccessible
{
public:
    PortAccessible(CanvasView* view, const TaskAccessible* task, bool out); // `task` has it

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Button; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override;

protected:
    [[nodiscard]] QRectF sceneRect() const override;
    [[nodiscard]] bool isSelected() const override { return false; }
    void press() override;

private:
    const TaskAccessible* m_task;
    bool m_out;
};

// A group's frame or folded card.
class GroupAccessible final : public PartAccessible
{
public:
    GroupAccessible(CanvasView* view, const QString& id);

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Grouping; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QAccessible::State state() const override;

protected:
    [[nodiscard]] QRectF sceneRect() const override;
    [[nodiscard]] bool isSelected() const override;
};

class NoteAccessible final : public PartAccessible
{
public:
    NoteAccessible(CanvasView* view, const QString& id);

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Note; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override;

protected:
    [[nodiscard]] QRectF sceneRect() const override;
    [[nodiscard]] bool isSelected() const override;
};

class ConstraintAccessible final : public PartAccessible
{
public:
    ConstraintAccessible(CanvasView* view, const QString& id);

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;

protected:
    [[nodiscard]] QRectF sceneRect() const override;
    [[nodiscard]] bool isSelected() const override;
};

} // namespace stellwerk
