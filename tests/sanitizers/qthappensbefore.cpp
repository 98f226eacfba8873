// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Linked into every program of the `tsan` preset, and only there. Debian's Qt is not instrumented and
// synchronises with futexes, so the thread sanitizer cannot see that what is posted to another thread happens
// before it is received, and reports every hand-over as a race. The functions below stand in front of Qt's
// own (our calls bind to them first), tell the sanitizer about the hand-over, and pass on. One token serves
// all of them: an order too strong in places, so that a race hidden behind an unrelated post can be missed,
// but what is reported is real.
#include <QMetaObject>
#include <QMutex>
#include <QObject>
#include <QRunnable>
#include <QThreadPool>
#include <QWaitCondition>

#include <dlfcn.h>

extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);

namespace {

int token = 0;

void release()
{
    __tsan_release(&token);
}
void acquire()
{
    __tsan_acquire(&token);
}

template <typename Function>
Function next(const char* mangled)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, mangled));
}

// Calls another slot object after acquiring the token; forwards everything else.
class AcquiringSlot final : public QtPrivate::QSlotObjectBase
{
public:
    explicit AcquiringSlot(QSlotObjectBase* slot)
        : QSlotObjectBase(&impl)
        , m_slot(slot)
    {}

private:
    static void impl(int which, QSlotObjectBase* base, QObject* receiver, void** arguments, bool* result)
    {
        auto* self = static_cast<AcquiringSlot*>(base);
        switch (which) {
        case Destroy:
            acquire();
            self->m_slot->destroyIfLastRef();
            delete self;
            break;
        case Call:
            acquire();
            self->m_slot->call(receiver, arguments);
            release();
            break;
        case Compare:
            *result = self->m_slot->compare(arguments);
            break;
        default:
            break;
        }
    }
    QSlotObjectBase* m_slot;
};

class AcquiringRunnable final : public QRunnable
{
public:
    explicit AcquiringRunnable(QRunnable* runnable)
        : m_runnable(runnable)
    {}
    void run() override
    {
        acquire();
        const bool owned = m_runnable->autoDelete();
        m_runnable->run();
        if (owned)
            delete m_runnable;
        release();
    }

private:
    QRunnable* m_runnable;
};

} // namespace

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* result)
{
    using Real = bool (*)(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*);
    static const auto real = next<Real>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    auto* acquiring = new AcquiringSlot(slot);
    release();
    return real(object, acquiring, type, result);
}

QMetaObject::Connection QObject::connectImpl(const QObject* sender, void** signal, const QObject* receiver,
                                             void** slotPointer, QtPrivate::QSlotObjectBase* slot,
                                             Qt::ConnectionType type, const int* types,
                                             const QMetaObject* senderMetaObject)
{
    using Real = QMetaObject::Connection (*)(const QObject*, void**, const QObject*, void**,
                                             QtPrivate::QSlotObjectBase*, Qt::ConnectionType, const int*,
                                             const QMetaObject*);
    static const auto real =
        next<Real>("_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt"
                   "14ConnectionTypeEPKiPK11QMetaObject");
    return real(sender, signal, receiver, slotPointer, new AcquiringSlot(slot), type, types,
                senderMetaObject);
}

void QMetaObject::activate(QObject* sender, const QMetaObject* metaObject, int signal, void** arguments)
{
    using Real = void (*)(QObject*, const QMetaObject*, int, void**);
    static const auto real = next<Real>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    release();
    real(sender, metaObject, signal, arguments);
}

void QThreadPool::start(QRunnable* runnable, int priority)
{
    using Real = void (*)(QThreadPool*, QRunnable*, int);
    static const auto real = next<Real>("_ZN11QThreadPool5startEP9QRunnablei");
    auto* acquiring = new AcquiringRunnable(runnable);
    release();
    real(this, acquiring, priority);
}

void QThreadPool::start(std::function<void()> function, int priority)
{
    start(QRunnable::create(std::move(function)), priority);
}

bool QThreadPool::waitForDone(int milliseconds)
{
    using Real = bool (*)(QThreadPool*, int);
    static const auto real = next<Real>("_ZN11QThreadPool11waitForDoneEi");
    const bool done = real(this, milliseconds);
    acquire();
    return done;
}

bool QThread::wait(QDeadlineTimer deadline)
{
    using Real = bool (*)(QThread*, QDeadlineTimer);
    static const auto real = next<Real>("_ZN7QThread4waitE14QDeadlineTimer");
    release();
    const bool done = real(this, deadline);
    acquire();
    return done;
}

bool QWaitCondition::wait(QMutex* mutex, QDeadlineTimer deadline)
{
    using Real = bool (*)(QWaitCondition*, QMutex*, QDeadlineTimer);
    static const auto real = next<Real>("_ZN14QWaitCondition4waitEP6QMutex14QDeadlineTimer");
    release();
    const bool woken = real(this, mutex, deadline);
    acquire();
    return woken;
}

void QWaitCondition::wakeOne()
{
    using Real = void (*)(QWaitCondition*);
    static const auto real = next<Real>("_ZN14QWaitCondition7wakeOneEv");
    release();
    real(this);
}

void QWaitCondition::wakeAll()
{
    using Real = void (*)(QWaitCondition*);
    static const auto real = next<Real>("_ZN14QWaitCondition7wakeAllEv");
    release();
    real(this);
}
