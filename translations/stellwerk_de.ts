<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>ActivityWords</name>
    <message>
        <source>%1 here, %2 on the clock of %3</source>
        <translation>%1 hier, %2 auf der Uhr von %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a step: number, name</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Slower since %1: %2 instead of %3</source>
        <translation>Langsamer seit %1: %2 statt %3</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) of %1 never ran: %2</source>
        <translation>
            <numerusform>%n Task von %1 lief nie: %2</numerusform>
            <numerusform>%n Tasks von %1 liefen nie: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) of %1 began up to %2 later: %3</source>
        <translation>
            <numerusform>%n Task von %1 begann bis zu %2 später: %3</numerusform>
            <numerusform>%n Tasks von %1 begannen bis zu %2 später: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Its next run began %1 late</source>
        <translation>Sein nächster Lauf begann %1 zu spät</translation>
    </message>
    <message>
        <source>Schedule</source>
        <comment>what started a job</comment>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Alert</source>
        <comment>what started a job</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Start of the Agent</source>
        <comment>what started a job</comment>
        <translation>Start des Agents</translation>
    </message>
    <message>
        <source>A user</source>
        <comment>what started a job</comment>
        <translation>Ein Benutzer</translation>
    </message>
    <message>
        <source>Idle processor</source>
        <comment>what started a job</comment>
        <translation>Prozessor im Leerlauf</translation>
    </message>
</context>
<context>
    <name>AgentError</name>
    <message>
        <source>The ODBC driver gave no reason.</source>
        <translation>Der ODBC-Treiber nannte keinen Grund.</translation>
    </message>
    <message>
        <source>%1, job %2</source>
        <translation>%1, Auftrag %2</translation>
    </message>
    <message>
        <source>(error %1)</source>
        <translation>(Fehler %1)</translation>
    </message>
    <message>
        <source>Check host name, port and firewall, and that the SQL Server runs. &quot;servers test&quot; walks the way step by step.</source>
        <translation>Hostnamen, Port und Firewall prüfen und ob der SQL Server läuft. „servers test“ geht den Weg Schritt für Schritt.</translation>
    </message>
    <message>
        <source>Give the login a user in the database msdb.</source>
        <translation>Dem Anmeldenamen einen Benutzer in der Datenbank msdb geben.</translation>
    </message>
    <message>
        <source>Check user name and password, and that the login is not locked or disabled.</source>
        <translation>Benutzernamen und Kennwort prüfen und ob der Anmeldename gesperrt oder deaktiviert ist.</translation>
    </message>
    <message>
        <source>Ask an administrator for the right that is named; SQLAgentOperatorRole in msdb lets a login see and start all jobs.</source>
        <translation>Das genannte Recht bei der Administration erbitten; mit SQLAgentOperatorRole in msdb sieht und startet ein Anmeldename alle Aufträge.</translation>
    </message>
    <message>
        <source>Two jobs have this name on the server: rename one of them.</source>
        <translation>Zwei Aufträge auf dem Server heißen so: einen davon umbenennen.</translation>
    </message>
    <message>
        <source>Check the job&apos;s name on this server; a login without rights does not see it.</source>
        <translation>Den Namen des Auftrags auf diesem Server prüfen; ohne Rechte ist er nicht zu sehen.</translation>
    </message>
    <message>
        <source>Wait for the run to end, or let the task adopt it.</source>
        <translation>Das Ende des Laufs abwarten oder ihn vom Task übernehmen lassen.</translation>
    </message>
    <message>
        <source>Start the SQL Server Agent service on this server, then try again.</source>
        <translation>Den Dienst SQL Server-Agent auf diesem Server starten, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Give the job a target server (sp_add_jobserver).</source>
        <translation>Dem Auftrag einen Zielserver geben (sp_add_jobserver).</translation>
    </message>
    <message>
        <source>The server&apos;s message says why; correct the cause on the server.</source>
        <translation>Die Meldung des Servers nennt den Grund; die Ursache dort beheben.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again, or raise the server&apos;s time-out.</source>
        <translation>Der Server antwortete nicht rechtzeitig. Noch einmal versuchen oder das Zeitlimit des Servers erhöhen.</translation>
    </message>
    <message>
        <source>The connection broke before the answer came. Look at the job&apos;s history before starting it again.</source>
        <translation>Die Verbindung brach ab, bevor die Antwort kam. Vor einem neuen Start den Verlauf des Auftrags ansehen.</translation>
    </message>
    <message>
        <source>Check that an ODBC driver for SQL Server is installed (FreeTDS: package tdsodbc) and matches the server.</source>
        <translation>Prüfen, ob ein ODBC-Treiber für SQL Server installiert ist (FreeTDS: Paket tdsodbc) und zum Server passt.</translation>
    </message>
    <message>
        <source>No password is known for the login &quot;%1&quot;.</source>
        <translation>Für den Anmeldenamen „%1“ ist kein Kennwort bekannt.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The ODBC driver &quot;%1&quot; is not installed (installed: %2).</source>
        <translation>Der ODBC-Treiber „%1“ ist nicht installiert (installiert: %2).</translation>
    </message>
    <message>
        <source>No ODBC driver for SQL Server is installed.</source>
        <translation>Es ist kein ODBC-Treiber für SQL Server installiert.</translation>
    </message>
    <message>
        <source>The server refused to start the job (return code %1).</source>
        <translation>Der Server hat den Start des Auftrags abgelehnt (Rückgabewert %1).</translation>
    </message>
    <message>
        <source>There is no job of this name on the server, or the login may not see it.</source>
        <translation>Einen Auftrag dieses Namens gibt es auf dem Server nicht, oder der Anmeldename darf ihn nicht sehen.</translation>
    </message>
    <message>
        <source>The connection to the server broke.</source>
        <translation>Die Verbindung zum Server ist abgebrochen.</translation>
    </message>
    <message>
        <source>Ask the job&apos;s owner whether it should run; then enable it, or let the task start disabled jobs.</source>
        <translation>Den Besitzer des Auftrags fragen, ob er laufen soll; ihn dann aktivieren oder den Task deaktivierte Aufträge starten lassen.</translation>
    </message>
    <message>
        <source>The job is disabled on the server and was not started.</source>
        <translation>Der Auftrag ist auf dem Server deaktiviert und wurde nicht gestartet.</translation>
    </message>
</context>
<context>
    <name>AgentPackages</name>
    <message>
        <source>%1 (execution %2 of the catalog)</source>
        <translation>%1 (Ausführung %2 des Katalogs)</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>wurde abgebrochen</translation>
    </message>
    <message>
        <source>ended unexpectedly</source>
        <translation>endete unerwartet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Step %1 (%2) reported success, but its package %3 %4.</source>
        <translation>Schritt %1 (%2) meldete Erfolg, aber sein Paket %3 %4.</translation>
    </message>
    <message>
        <source>Step %1 (%2)</source>
        <translation>Schritt %1 (%2)</translation>
    </message>
    <message>
        <source>%1: this login may not read SSISDB, so that the package&apos;s own outcome is not known.</source>
        <translation>%1: Dieser Anmeldename darf SSISDB nicht lesen; wie das Paket selbst endete, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1: this login may not read sysssislog, so that the package&apos;s own errors are not known.</source>
        <translation>%1: Dieser Anmeldename darf sysssislog nicht lesen; die Fehler des Pakets selbst sind nicht bekannt.</translation>
    </message>
    <message>
        <source>%1: its package ran more than once at the same time and not every time well; which was this run&apos;s cannot be told.</source>
        <translation>%1: Das Paket lief mehrmals zur selben Zeit und nicht jedes Mal gut; welches Mal zu diesem Lauf gehört, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>%1 did not wait for its package, which is still running: its outcome is not known.</source>
        <translation>%1 wartete nicht auf sein Paket, das noch läuft: Sein Ergebnis ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1: the execution of its package is not in SSISDB, or this login does not see it.</source>
        <translation>%1: Die Ausführung des Pakets steht nicht in SSISDB, oder dieser Anmeldename sieht sie nicht.</translation>
    </message>
    <message>
        <source>What its packages did could not be read: %1</source>
        <translation>Was seine Pakete taten, konnte nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>ClockWatch</name>
    <message>
        <source>right, in zone %1</source>
        <comment>a clock</comment>
        <translation>richtig, in der Zone %1</translation>
    </message>
    <message>
        <source>%1 ahead, in zone %2</source>
        <comment>a clock</comment>
        <translation>%1 voraus, in der Zone %2</translation>
    </message>
    <message>
        <source>%1 behind, in zone %2</source>
        <comment>a clock</comment>
        <translation>%1 zurück, in der Zone %2</translation>
    </message>
    <message>
        <source>The clock of %1 was set: it was %2; now it is %3. Times in this log are true ones.</source>
        <translation>Die Uhr von %1 wurde gestellt: Sie ging %2; jetzt geht sie %3. Zeiten in diesem Protokoll sind die wahren.</translation>
    </message>
    <message>
        <source>The clock of %1 is %2. Times in this log are true ones.</source>
        <translation>Die Uhr von %1 geht %2. Zeiten in diesem Protokoll sind die wahren.</translation>
    </message>
</context>
<context>
    <name>ConnectionString</name>
    <message>
        <source>Strict encryption needs Microsoft&apos;s ODBC Driver 18; the driver in use is &quot;%1&quot;.</source>
        <translation>Strenge Verschlüsselung braucht Microsofts ODBC Driver 18; verwendet wird „%1“.</translation>
    </message>
    <message>
        <source>Nothing on this connection is encrypted, not even the login.</source>
        <translation>Auf dieser Verbindung ist nichts verschlüsselt, auch die Anmeldung nicht.</translation>
    </message>
    <message>
        <source>Only the login is encrypted on this connection.</source>
        <translation>Auf dieser Verbindung ist nur die Anmeldung verschlüsselt.</translation>
    </message>
    <message>
        <source>The ODBC driver &quot;%1&quot; cannot take a value for %2 that holds &quot;};&quot;: choose another, or another driver.</source>
        <translation>Der ODBC-Treiber „%1“ nimmt für %2 keinen Wert an, der „};“ enthält: einen anderen Wert oder Treiber wählen.</translation>
    </message>
    <message>
        <source>No encrypted connection came about: the server&apos;s certificate is not signed by a known authority or does not name this host, or the server does not encrypt. Name its certificate file, or trust it unseen.</source>
        <translation>Eine verschlüsselte Verbindung kam nicht zustande: Das Zertifikat des Servers ist von keiner bekannten Stelle unterschrieben oder nennt diesen Host nicht, oder der Server verschlüsselt nicht. Seine Zertifikatsdatei angeben oder ihm ungesehen vertrauen.</translation>
    </message>
    <message>
        <source>FreeTDS compares the server&apos;s certificate with the host name only. Register the server by the name in its certificate, install Microsoft&apos;s ODBC Driver 18, or trust the server&apos;s certificate.</source>
        <translation>FreeTDS vergleicht das Zertifikat des Servers nur mit dem Hostnamen. Den Server unter dem Namen in seinem Zertifikat registrieren, Microsofts ODBC-Treiber 18 installieren oder dem Zertifikat des Servers vertrauen.</translation>
    </message>
    <message>
        <source>The connection is encrypted only if the server wants it, and its certificate may go unchecked.</source>
        <translation>Die Verbindung ist nur verschlüsselt, wenn der Server es will, und sein Zertifikat bleibt womöglich ungeprüft.</translation>
    </message>
    <message>
        <source>Host, instance and certificate file must be single lines.</source>
        <translation>Host, Instanz und Zertifikatsdatei müssen jeweils eine Zeile sein.</translation>
    </message>
    <message>
        <source>The certificate file &quot;%1&quot; cannot be read.</source>
        <translation>Die Zertifikatsdatei „%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The settings that let FreeTDS check the server&apos;s certificate cannot be written to the temporary folder.</source>
        <translation>Die Einstellungen, mit denen FreeTDS das Zertifikat des Servers prüft, können nicht in den temporären Ordner geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>FleetRowText</name>
    <message>
        <source>Agent stopped</source>
        <translation>Agent angehalten</translation>
    </message>
    <message>
        <source>Agent starting</source>
        <translation>Agent startet</translation>
    </message>
    <message>
        <source>No agent</source>
        <translation>Kein Agent</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>Adresse: %1</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>Jobs: %1</source>
        <translation>Aufträge: %1</translation>
    </message>
    <message numerus="yes">
        <source>Capacity: %n of our jobs at a time</source>
        <translation>
            <numerusform>Kapazität: %n unserer Aufträge gleichzeitig</numerusform>
            <numerusform>Kapazität: %n unserer Aufträge gleichzeitig</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Kennzeichen: %1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Usual duration: %1</source>
        <translation>Übliche Dauer: %1</translation>
    </message>
    <message>
        <source>Has not run yet</source>
        <translation>Ist noch nicht gelaufen</translation>
    </message>
    <message>
        <source>Last outcomes, newest first: %1</source>
        <translation>Letzte Ergebnisse, neueste zuerst: %1</translation>
    </message>
    <message>
        <source>Last started: %1 (server time)</source>
        <translation>Zuletzt gestartet: %1 (Serverzeit)</translation>
    </message>
    <message>
        <source>SSIS package: %1</source>
        <translation>SSIS-Paket: %1</translation>
    </message>
    <message>
        <source>Steps: %1</source>
        <translation>Schritte: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Most runs take %1 to %2 (last %n successful run(s))</source>
        <translation>
            <numerusform>Die meisten Läufe dauern %1 bis %2 (%n erfolgreicher Lauf)</numerusform>
            <numerusform>Die meisten Läufe dauern %1 bis %2 (die letzten %n erfolgreichen Läufe)</numerusform>
        </translation>
    </message>
    <message>
        <source>Slower since %1 (server time): %2 instead of %3, %4 % more</source>
        <translation>Langsamer seit %1 (Serverzeit): %2 statt %3, %4 % mehr</translation>
    </message>
</context>
<context>
    <name>ProblemText</name>
    <message>
        <source>The parent package has no tasks. Drag jobs from the tree onto the canvas.</source>
        <translation>Das übergeordnete Paket hat keine Tasks. Aufträge aus dem Baum auf die Zeichenfläche ziehen.</translation>
    </message>
    <message>
        <source>These tasks wait for each other in a circle: %1. Remove one of the constraints.</source>
        <translation>Diese Tasks warten im Kreis aufeinander: %1. Eine der Einschränkungen entfernen.</translation>
    </message>
    <message>
        <source>%1 waits for itself. Remove the constraint.</source>
        <translation>%1 wartet auf sich selbst. Die Einschränkung entfernen.</translation>
    </message>
    <message>
        <source>There is more than one constraint from %1 to %2. Remove all but one.</source>
        <translation>Von %1 zu %2 führt mehr als eine Einschränkung. Alle bis auf eine entfernen.</translation>
    </message>
    <message>
        <source>A constraint leads to a task that does not exist (%1). Remove the constraint.</source>
        <translation>Eine Einschränkung führt zu einem Task, den es nicht gibt (%1). Die Einschränkung entfernen.</translation>
    </message>
    <message>
        <source>The server %1 is not registered. Register it, or choose another server.</source>
        <translation>Der Server %1 ist nicht registriert. Ihn registrieren oder einen anderen Server wählen.</translation>
    </message>
    <message>
        <source>No registered server is in the group %1. Choose another group.</source>
        <translation>In der Gruppe %1 ist kein Server registriert. Eine andere Gruppe wählen.</translation>
    </message>
    <message>
        <source>No registered server has the tag %1. Choose another tag.</source>
        <translation>Kein registrierter Server hat das Kennzeichen %1. Ein anderes Kennzeichen wählen.</translation>
    </message>
    <message>
        <source>%1 names no server. Choose where it may run.</source>
        <translation>%1 nennt keinen Server. Wählen, wo er laufen darf.</translation>
    </message>
    <message>
        <source>%1 names its servers in more than one way. Choose a list, a group or a tag.</source>
        <translation>%1 nennt seine Server auf mehr als eine Art. Eine Liste, eine Gruppe oder ein Kennzeichen wählen.</translation>
    </message>
    <message>
        <source>There is no job %1 on %2. Choose another job or server.</source>
        <translation>Einen Auftrag %1 gibt es auf %2 nicht. Einen anderen Auftrag oder Server wählen.</translation>
    </message>
    <message>
        <source>None of the %2 servers where it may run has the job %1. Choose other servers.</source>
        <translation>Keiner der %2 möglichen Server hat den Auftrag %1. Andere Server wählen.</translation>
    </message>
    <message>
        <source>The job %1 on %2 is disabled there. It runs when it is started, but its owner switched it off.</source>
        <translation>Der Auftrag %1 auf %2 ist dort deaktiviert. Gestartet läuft er, aber sein Besitzer hat ihn abgeschaltet.</translation>
    </message>
    <message>
        <source>The job %1 on %2 has no target server, so that the Agent refuses to start it. Assign it to the local server.</source>
        <translation>Der Auftrag %1 auf %2 hat keinen Zielserver, daher startet ihn der Agent nicht. Ihn dem lokalen Server zuordnen.</translation>
    </message>
    <message>
        <source>%1 names no job. Choose one.</source>
        <translation>%1 nennt keinen Auftrag. Einen wählen.</translation>
    </message>
    <message>
        <source>The job %1 on %2 could be started while %3 runs it. Connect the two tasks.</source>
        <translation>Der Auftrag %1 auf %2 könnte gestartet werden, während %3 ihn ausführt. Die beiden Tasks verbinden.</translation>
    </message>
    <message>
        <source>The limit of tasks at a time is %1. It must be 1 or more.</source>
        <translation>Die Grenze gleichzeitiger Tasks ist %1. Sie muss mindestens 1 sein.</translation>
    </message>
    <message>
        <source>The limit of tasks at a time for %1 is %2. It must be 1 or more.</source>
        <translation>Die Grenze gleichzeitiger Tasks für %1 ist %2. Sie muss mindestens 1 sein.</translation>
    </message>
    <message>
        <source>The limit of tasks at a time for the group %1 is %2. It must be 1 or more.</source>
        <translation>Die Grenze gleichzeitiger Tasks für die Gruppe %1 ist %2. Sie muss mindestens 1 sein.</translation>
    </message>
    <message>
        <source>The weight of %1 is %2. It must be 1 or more.</source>
        <translation>Das Gewicht von %1 ist %2. Es muss mindestens 1 sein.</translation>
    </message>
    <message>
        <source>%1 weighs %2, more than the %4 places of %3: it will take the whole server.</source>
        <translation>%1 wiegt %2, mehr als die %4 Plätze von %3: der ganze Server wird belegt.</translation>
    </message>
    <message>
        <source>The time-out of %1 is %2 s. It must be longer than nothing.</source>
        <translation>Das Zeitlimit von %1 ist %2 s. Es muss länger als nichts sein.</translation>
    </message>
    <message>
        <source>The retries of %1 do not make sense. Enter a count of 0 or more and waits that do not shrink.</source>
        <translation>Die Wiederholungen von %1 ergeben keinen Sinn. Eine Anzahl ab 0 und Wartezeiten eingeben, die nicht schrumpfen.</translation>
    </message>
    <message>
        <source>The processing window&apos;s end, %1, is not a time of day. Enter it as HH:mm.</source>
        <translation>Das Ende des Verarbeitungsfensters, %1, ist keine Uhrzeit. Als HH:mm eingeben.</translation>
    </message>
    <message>
        <source>%1 stands in a group that does not exist (%2).</source>
        <translation>%1 steht in einer Gruppe, die es nicht gibt (%2).</translation>
    </message>
    <message>
        <source>%1 can never start: its constraints cannot hold together.</source>
        <translation>%1 kann nie starten: seine Einschränkungen sind zusammen nicht erfüllbar.</translation>
    </message>
    <message>
        <source>%1 is disabled and will be passed over.</source>
        <translation>%1 ist deaktiviert und wird übergangen.</translation>
    </message>
    <message>
        <source>There is a limit for the server %1, which is not registered.</source>
        <translation>Es gibt eine Grenze für den Server %1, der nicht registriert ist.</translation>
    </message>
</context>
<context>
    <name>RegistryFile</name>
    <message>
        <source>This must be a text in quotes.</source>
        <translation>Hier muss ein Text in Anführungszeichen stehen.</translation>
    </message>
    <message>
        <source>This must be true or false.</source>
        <translation>Hier muss true oder false stehen.</translation>
    </message>
    <message>
        <source>This must be a whole number from %1 to %2.</source>
        <translation>Hier muss eine ganze Zahl von %1 bis %2 stehen.</translation>
    </message>
    <message>
        <source>This must be one of: %1.</source>
        <translation>Hier muss eines davon stehen: %1.</translation>
    </message>
    <message>
        <source>This must be a list of texts in square brackets.</source>
        <translation>Hier muss eine Liste von Texten in eckigen Klammern stehen.</translation>
    </message>
    <message>
        <source>Give either a port or an instance, not both: remove one of them.</source>
        <translation>Entweder einen Port oder eine Instanz angeben, nicht beides: eines entfernen.</translation>
    </message>
    <message>
        <source>Passwords are never kept in this file. Remove the key; the password belongs into the system&apos;s keychain or into STELLWERK_PASSWORD_&lt;SERVER&gt;.</source>
        <translation>Kennwörter stehen nie in dieser Datei. Den Schlüssel entfernen; das Kennwort gehört in den Schlüsselbund des Systems oder in STELLWERK_PASSWORD_&lt;SERVER&gt;.</translation>
    </message>
    <message>
        <source>A server needs a name.</source>
        <translation>Ein Server braucht einen Namen.</translation>
    </message>
    <message>
        <source>A name must not begin or end with a blank, nor hold a line break.</source>
        <translation>Ein Name darf nicht mit einem Leerzeichen beginnen oder enden und keinen Zeilenumbruch enthalten.</translation>
    </message>
    <message>
        <source>A server needs a host name or an address.</source>
        <translation>Ein Server braucht einen Hostnamen oder eine Adresse.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>An SQL login needs a user name. Give one, or choose the trusted connection.</source>
        <translation>Eine SQL-Anmeldung braucht einen Benutzernamen. Einen angeben oder die vertrauenswürdige Verbindung wählen.</translation>
    </message>
    <message>
        <source>The capacity is a number of jobs from 1 to 1000.</source>
        <translation>Die Kapazität ist eine Anzahl von Aufträgen von 1 bis 1000.</translation>
    </message>
    <message>
        <source>The login time-out is 1 to 300 seconds.</source>
        <translation>Das Zeitlimit der Anmeldung beträgt 1 bis 300 Sekunden.</translation>
    </message>
    <message>
        <source>The query time-out is 1 to 3600 seconds.</source>
        <translation>Das Zeitlimit der Abfragen beträgt 1 bis 3600 Sekunden.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is already that of servers[%2] (upper and lower case count as the same). Choose another name.</source>
        <translation>Den Namen „%1“ hat schon servers[%2] (Groß- und Kleinschreibung zählen gleich). Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Not valid JSON in line %1: %2. Correct the file or restore a copy of it.</source>
        <translation>Kein gültiges JSON in Zeile %1: %2. Die Datei berichtigen oder eine Kopie zurückholen.</translation>
    </message>
    <message>
        <source>The file must hold one JSON object with the key &quot;servers&quot;.</source>
        <translation>Die Datei muss ein JSON-Objekt mit dem Schlüssel „servers“ enthalten.</translation>
    </message>
    <message>
        <source>This must be the number %1.</source>
        <translation>Hier muss die Zahl %1 stehen.</translation>
    </message>
    <message>
        <source>The file was written by a newer version of Stellwerk (format %1; this program knows %2). Update Stellwerk.</source>
        <translation>Die Datei stammt von einer neueren Version von Stellwerk (Format %1; dieses Programm kennt %2). Stellwerk aktualisieren.</translation>
    </message>
    <message>
        <source>This must be a list of servers in square brackets.</source>
        <translation>Hier muss eine Liste von Servern in eckigen Klammern stehen.</translation>
    </message>
    <message>
        <source>A server must be a JSON object in braces.</source>
        <translation>Ein Server muss ein JSON-Objekt in geschweiften Klammern sein.</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 (in %2)</source>
        <translation>%1 (in %2)</translation>
    </message>
    <message>
        <source>Cannot make the folder of %1. Check its rights.</source>
        <translation>Der Ordner von %1 kann nicht angelegt werden. Die Rechte prüfen.</translation>
    </message>
    <message>
        <source>Cannot write %1: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Cannot replace %1: %2.</source>
        <translation>%1 kann nicht ersetzt werden: %2.</translation>
    </message>
    <message>
        <source>The name of a database has 128 characters at most.</source>
        <translation>Der Name einer Datenbank hat höchstens 128 Zeichen.</translation>
    </message>
</context>
<context>
    <name>ServerTest</name>
    <message>
        <source>Check the host name, or give the address instead.</source>
        <translation>Den Hostnamen prüfen oder stattdessen die Adresse angeben.</translation>
    </message>
    <message>
        <source>The port of a named instance is asked from SQL Browser (UDP 1434).</source>
        <translation>Der Port einer benannten Instanz wird bei SQL Browser erfragt (UDP 1434).</translation>
    </message>
    <message>
        <source>Check the port, that the SQL Server listens on TCP, and the firewalls in between.</source>
        <translation>Den Port prüfen, ob der SQL Server auf TCP lauscht, und die Firewalls dazwischen.</translation>
    </message>
    <message>
        <source>The SQL Server Agent runs.</source>
        <translation>Der SQL Server-Agent läuft.</translation>
    </message>
    <message>
        <source>The SQL Server Agent does not run.</source>
        <translation>Der SQL Server-Agent läuft nicht.</translation>
    </message>
    <message>
        <source>Start the service SQL Server Agent on that machine.</source>
        <translation>Den Dienst SQL Server-Agent auf diesem Rechner starten.</translation>
    </message>
    <message>
        <source>This edition has no SQL Server Agent.</source>
        <translation>Diese Edition hat keinen SQL Server-Agent.</translation>
    </message>
    <message>
        <source>Use an edition with an Agent; Express has none.</source>
        <translation>Eine Edition mit Agent verwenden; Express hat keinen.</translation>
    </message>
    <message>
        <source>The login may not ask whether the Agent runs.</source>
        <translation>Der Anmeldename darf nicht erfragen, ob der Agent läuft.</translation>
    </message>
    <message>
        <source>Grant VIEW SERVER STATE to see it.</source>
        <translation>VIEW SERVER STATE erteilen, um es zu sehen.</translation>
    </message>
    <message>
        <source>The catalog SSISDB is there.</source>
        <translation>Der Katalog SSISDB ist da.</translation>
    </message>
    <message>
        <source>Jobs can run packages; there is no catalog SSISDB.</source>
        <translation>Aufträge können Pakete ausführen; einen Katalog SSISDB gibt es nicht.</translation>
    </message>
    <message>
        <source>Integration Services was not found.</source>
        <translation>Integration Services wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Jobs without SSIS steps run all the same.</source>
        <translation>Aufträge ohne SSIS-Schritte laufen trotzdem.</translation>
    </message>
    <message>
        <source>The port answers but no login came about: is it a SQL Server, and does its encryption match the server&apos;s settings here?</source>
        <translation>Der Port antwortet, aber es kam keine Anmeldung zustande: Ist es ein SQL Server, und passt seine Verschlüsselung zu den Einstellungen hier?</translation>
    </message>
    <message>
        <source>encrypted, the certificate is trusted unseen</source>
        <translation>verschlüsselt, dem Zertifikat wird ungesehen vertraut</translation>
    </message>
    <message>
        <source>encrypted, the certificate was checked</source>
        <translation>verschlüsselt, das Zertifikat wurde geprüft</translation>
    </message>
    <message>
        <source>No job can be seen: the login has none of the Agent&apos;s roles in msdb.</source>
        <translation>Kein Auftrag ist zu sehen: Der Anmeldename hat in msdb keine der Rollen des Agents.</translation>
    </message>
    <message>
        <source>No job can be started (EXECUTE on sp_start_job).</source>
        <translation>Kein Auftrag kann gestartet werden (EXECUTE auf sp_start_job).</translation>
    </message>
    <message>
        <source>No job can be stopped (EXECUTE on sp_stop_job).</source>
        <translation>Kein Auftrag kann angehalten werden (EXECUTE auf sp_stop_job).</translation>
    </message>
    <message>
        <source>Only the login&apos;s own jobs are seen, started and stopped. SQLAgentReaderRole shows all, SQLAgentOperatorRole starts and stops all.</source>
        <translation>Nur die eigenen Aufträge des Anmeldenamens sind zu sehen, zu starten und anzuhalten. SQLAgentReaderRole zeigt alle, SQLAgentOperatorRole startet und hält alle an.</translation>
    </message>
    <message>
        <source>All jobs are seen, but only the login&apos;s own can be started and stopped. SQLAgentOperatorRole starts and stops all.</source>
        <translation>Alle Aufträge sind zu sehen, aber nur die eigenen des Anmeldenamens zu starten und anzuhalten. SQLAgentOperatorRole startet und hält alle an.</translation>
    </message>
    <message>
        <source>Jobs are read through msdb&apos;s procedures, which takes longer; a start whose answer was lost while the Agent restarted may stay undecided. SELECT on the tables of the Agent mends it.</source>
        <translation>Aufträge werden über die Prozeduren von msdb gelesen, was länger dauert; ein Start, dessen Antwort beim Neustart des Agents verloren ging, bleibt womöglich unentschieden. SELECT auf die Tabellen des Agents behebt das.</translation>
    </message>
    <message>
        <source>Whether the Agent runs cannot be seen: a run whose Agent died stays open until the Agent is back (VIEW SERVER STATE).</source>
        <translation>Ob der Agent läuft, ist nicht zu sehen: Ein Lauf, dessen Agent ausfiel, bleibt offen, bis der Agent wieder da ist (VIEW SERVER STATE).</translation>
    </message>
    <message>
        <source>What SSIS packages write to msdb&apos;s log is not shown, and one that failed behind a step that reports success may go unnoticed (SELECT on sysssislog).</source>
        <translation>Was SSIS-Pakete in das Protokoll von msdb schreiben, wird nicht gezeigt, und eines, das hinter einem erfolgreich gemeldeten Schritt fehlschlug, bleibt womöglich unbemerkt (SELECT auf sysssislog).</translation>
    </message>
    <message>
        <source>none of the Agent&apos;s roles</source>
        <translation>keine der Rollen des Agents</translation>
    </message>
    <message>
        <source>jobs are read from msdb&apos;s tables</source>
        <translation>Aufträge werden aus den Tabellen von msdb gelesen</translation>
    </message>
    <message>
        <source>jobs are read through msdb&apos;s procedures (sp_help_job …)</source>
        <translation>Aufträge werden über die Prozeduren von msdb gelesen (sp_help_job …)</translation>
    </message>
    <message>
        <source>This is enough to work with; an administrator can grant more to this login&apos;s user in msdb.</source>
        <translation>Damit lässt sich arbeiten; ein Administrator kann dem Benutzer dieses Anmeldenamens in msdb mehr gewähren.</translation>
    </message>
    <message>
        <source>Ask an administrator to make this login&apos;s user in msdb a member of SQLAgentOperatorRole.</source>
        <translation>Einen Administrator bitten, den Benutzer dieses Anmeldenamens in msdb in SQLAgentOperatorRole aufzunehmen.</translation>
    </message>
</context>
<context>
    <name>TestText</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>SSIS</source>
        <translation>SSIS</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rung of a test: result</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>stellwerk::AboutDialog</name>
    <message>
        <source>About Stellwerk</source>
        <translation>Über Stellwerk</translation>
    </message>
    <message>
        <source>Design, run and watch SSIS parent packages across many SQL Servers.</source>
        <translation>Übergeordnete SSIS-Pakete über viele SQL Server hinweg entwerfen, ausführen und beobachten.</translation>
    </message>
    <message>
        <source>Copyright © 2026 The Stellwerk authors. Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Copyright © 2026 The Stellwerk authors. Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>It stands on Qt, QCustomPlot, QtKeychain, unixODBC, FreeTDS, SQLite, Graphviz, spdlog and the Breeze icons.</source>
        <translation>Sie steht auf Qt, QCustomPlot, QtKeychain, unixODBC, FreeTDS, SQLite, Graphviz, spdlog und den Breeze-Symbolen.</translation>
    </message>
    <message>
        <source>&amp;Copy versions</source>
        <translation>Versionen &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>stellwerk::ActivityLink</name>
    <message>
        <source>Fleet &amp;activity</source>
        <translation>&amp;Flottenaktivität</translation>
    </message>
    <message>
        <source>What failed, what runs now and how every job ended, on all servers</source>
        <translation>Was fehlschlug, was läuft und wie jeder Auftrag endete, auf allen Servern</translation>
    </message>
</context>
<context>
    <name>stellwerk::ActivityPage</name>
    <message>
        <source>Activity pa&amp;ge</source>
        <translation>Aktivitätss&amp;eite</translation>
    </message>
    <message>
        <source>Fleet activity</source>
        <translation>Flottenaktivität</translation>
    </message>
    <message>
        <source>Parts of the fleet&apos;s activity</source>
        <translation>Teile der Flottenaktivität</translation>
    </message>
    <message>
        <source>Filter servers and jobs</source>
        <translation>Server und Aufträge filtern</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>task, package</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) cannot be reached, what failed there since is not known: %1</source>
        <translation>
            <numerusform>%n Server ist nicht erreichbar; was dort seitdem fehlschlug, ist nicht bekannt: %1</numerusform>
            <numerusform>%n Server sind nicht erreichbar; was dort seitdem fehlschlug, ist nicht bekannt: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) were not read yet.</source>
        <translation>
            <numerusform>%n Server wurde noch nicht gelesen.</numerusform>
            <numerusform>%n Server wurden noch nicht gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) away</source>
        <translation>
            <numerusform>%n Server ist nicht erreichbar</numerusform>
            <numerusform>%n Server sind nicht erreichbar</numerusform>
        </translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>Was fehlschlug</translation>
    </message>
    <message>
        <source>What failed (%1)</source>
        <translation>Was fehlschlug (%1)</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>Läuft jetzt</translation>
    </message>
    <message>
        <source>Running now (%1)</source>
        <translation>Läuft jetzt (%1)</translation>
    </message>
    <message>
        <source>Last outcomes</source>
        <translation>Letzte Ergebnisse</translation>
    </message>
    <message>
        <source>Nothing failed since %1, as far as is known</source>
        <translation>Seit %1 schlug nichts fehl, soweit bekannt</translation>
    </message>
    <message>
        <source>First failed, %1: %2 on %3</source>
        <comment>time, job, server</comment>
        <translation>Zuerst fehlgeschlagen, %1: %2 auf %3</translation>
    </message>
    <message>
        <source>, step %1</source>
        <translation>, Schritt %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::ActivitySince</name>
    <message>
        <source>Failures since</source>
        <translation>Fehlschläge seit</translation>
    </message>
    <message>
        <source>Since when failures are told of</source>
        <translation>Ab wann Fehlschläge gezeigt werden</translation>
    </message>
    <message>
        <source>Since yesterday 18:00</source>
        <translation>Seit gestern 18:00</translation>
    </message>
    <message>
        <source>Since I last looked</source>
        <translation>Seit ich zuletzt nachsah</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Since…</source>
        <translation>Seit …</translation>
    </message>
    <message>
        <source>Failures since this moment</source>
        <translation>Fehlschläge seit diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>Since I last looked, %1</source>
        <translation>Seit ich zuletzt nachsah, %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::AppearanceMenu</name>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>&amp;Bewegung</translation>
    </message>
    <message>
        <source>&amp;Animated</source>
        <translation>&amp;Animiert</translation>
    </message>
    <message>
        <source>&amp;Reduced</source>
        <translation>&amp;Reduziert</translation>
    </message>
</context>
<context>
    <name>stellwerk::Application</name>
    <message>
        <source>The demo fleet could not be started: %1</source>
        <translation>Die Demoflotte konnte nicht gestartet werden: %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasAccessible</name>
    <message>
        <source>%1: connect from here</source>
        <translation>%1: von hier verbinden</translation>
    </message>
    <message>
        <source>%1: connect to here</source>
        <translation>%1: hierher verbinden</translation>
    </message>
    <message numerus="yes">
        <source>%n constraint(s) begin here</source>
        <translation>
            <numerusform>Hier beginnt eine Einschränkung</numerusform>
            <numerusform>Hier beginnen %n Einschränkungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n constraint(s) end here</source>
        <translation>
            <numerusform>Hier endet eine Einschränkung</numerusform>
            <numerusform>Hier enden %n Einschränkungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Constraint from %1 to %2</source>
        <translation>Einschränkung von %1 nach %2</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasActions</name>
    <message>
        <source>Arran&amp;ge</source>
        <translation>&amp;Anordnen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete and close the &amp;gap</source>
        <translation>Löschen und Lücke &amp;schließen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alles &amp;markieren</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>&amp;Nichts markieren</translation>
    </message>
    <message>
        <source>Select what comes &amp;before</source>
        <translation>Davor &amp;Liegendes markieren</translation>
    </message>
    <message>
        <source>Select what comes a&amp;fter</source>
        <translation>Danach Liegendes ma&amp;rkieren</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Pr&amp;operties</source>
        <translation>&amp;Eigenschaften</translation>
    </message>
    <message>
        <source>Add &amp;task…</source>
        <translation>&amp;Task hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>On &amp;success</source>
        <translation>Bei &amp;Erfolg</translation>
    </message>
    <message>
        <source>On &amp;failure</source>
        <translation>Bei &amp;Fehler</translation>
    </message>
    <message>
        <source>On &amp;completion</source>
        <translation>Bei A&amp;bschluss</translation>
    </message>
    <message>
        <source>Start after a&amp;ll</source>
        <translation>Nach &amp;allen starten</translation>
    </message>
    <message>
        <source>Start after an&amp;y</source>
        <translation>Nach e&amp;inem starten</translation>
    </message>
    <message>
        <source>D&amp;isabled</source>
        <translation>&amp;Deaktiviert</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;Fit all</source>
        <translation>Alles e&amp;inpassen</translation>
    </message>
    <message>
        <source>Fit &amp;selection</source>
        <translation>Auswahl einpa&amp;ssen</translation>
    </message>
    <message>
        <source>&amp;Arrange all</source>
        <translation>&amp;Alle anordnen</translation>
    </message>
    <message>
        <source>Arrange s&amp;election</source>
        <translation>Aus&amp;wahl anordnen</translation>
    </message>
    <message>
        <source>Align &amp;left</source>
        <translation>&amp;Links ausrichten</translation>
    </message>
    <message>
        <source>Align &amp;centres</source>
        <translation>&amp;Mitten ausrichten (waagerecht)</translation>
    </message>
    <message>
        <source>Align &amp;right</source>
        <translation>&amp;Rechts ausrichten</translation>
    </message>
    <message>
        <source>Align &amp;top</source>
        <translation>&amp;Oben ausrichten</translation>
    </message>
    <message>
        <source>Align &amp;middles</source>
        <translation>M&amp;itten ausrichten (senkrecht)</translation>
    </message>
    <message>
        <source>Align &amp;bottom</source>
        <translation>&amp;Unten ausrichten</translation>
    </message>
    <message>
        <source>Distribute &amp;horizontally</source>
        <translation>&amp;Waagerecht verteilen</translation>
    </message>
    <message>
        <source>Distribute &amp;vertically</source>
        <translation>&amp;Senkrecht verteilen</translation>
    </message>
    <message>
        <source>Snap to &amp;grid</source>
        <translation>Am &amp;Raster ausrichten</translation>
    </message>
    <message>
        <source>Se&amp;lect</source>
        <translation>Aus&amp;wählen</translation>
    </message>
    <message>
        <source>Paste with const&amp;raints</source>
        <translation>Mit Einschrän&amp;kungen einfügen</translation>
    </message>
    <message>
        <source>Duplicate &amp;without outer constraints</source>
        <translation>&amp;Ohne äußere Einschränkungen duplizieren</translation>
    </message>
    <message>
        <source>Clone &amp;onto other servers…</source>
        <translation>Auf andere Server &amp;klonen…</translation>
    </message>
    <message>
        <source>Add task a&amp;fter this one…</source>
        <translation>Task da&amp;nach hinzufügen…</translation>
    </message>
    <message>
        <source>Add task &amp;before this one…</source>
        <translation>Task da&amp;vor hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Reverse constraint</source>
        <translation>Einschränkung um&amp;kehren</translation>
    </message>
    <message>
        <source>Detac&amp;h</source>
        <translation>&amp;Herauslösen</translation>
    </message>
    <message>
        <source>Detach and close the ga&amp;p</source>
        <translation>Herauslösen und &amp;Lücke schließen</translation>
    </message>
    <message>
        <source>Disable with e&amp;verything after</source>
        <translation>Mit allem &amp;danach deaktivieren</translation>
    </message>
    <message>
        <source>Select what is c&amp;onnected</source>
        <translation>&amp;Verbundenes auswählen</translation>
    </message>
    <message>
        <source>Arrange &amp;new tasks only</source>
        <translation>Nur &amp;neue Tasks anordnen</translation>
    </message>
    <message>
        <source>Arrange from top to &amp;bottom</source>
        <translation>Von &amp;oben nach unten anordnen</translation>
    </message>
    <message>
        <source>&amp;Keep what I placed</source>
        <translation>&amp;Behalten, was ich platziert habe</translation>
    </message>
    <message>
        <source>&amp;Wrap long chains</source>
        <translation>Lange Ketten &amp;umbrechen</translation>
    </message>
    <message>
        <source>S&amp;mart guides</source>
        <translation>&amp;Hilfslinien</translation>
    </message>
    <message>
        <source>Insert when &amp;dropped on a constraint</source>
        <translation>Beim Ablegen auf einer Einschrän&amp;kung einfügen</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppieren</translation>
    </message>
    <message>
        <source>&amp;Ungroup</source>
        <translation>Gruppierung &amp;aufheben</translation>
    </message>
    <message>
        <source>F&amp;old or unfold</source>
        <translation>&amp;Ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>Alle Gruppen einklappen</translation>
    </message>
    <message>
        <source>Unfold all groups</source>
        <translation>Alle Gruppen ausklappen</translation>
    </message>
    <message>
        <source>Add &amp;note</source>
        <translation>&amp;Notiz hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Yellow note</source>
        <translation>Notiz g&amp;elb</translation>
    </message>
    <message>
        <source>&amp;Blue note</source>
        <translation>Notiz &amp;blau</translation>
    </message>
    <message>
        <source>Gr&amp;een note</source>
        <translation>Notiz &amp;grün</translation>
    </message>
    <message>
        <source>&amp;Red note</source>
        <translation>Notiz &amp;rot</translation>
    </message>
    <message>
        <source>&amp;Grey note</source>
        <translation>Notiz gra&amp;u</translation>
    </message>
    <message>
        <source>Loc&amp;ked in place</source>
        <translation>Am Plat&amp;z gesperrt</translation>
    </message>
    <message>
        <source>&amp;Find in the package…</source>
        <translation>Im Paket &amp;suchen…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Rückwärts suchen</translation>
    </message>
    <message>
        <source>Next fai&amp;led task</source>
        <translation>Nächster fehl&amp;geschlagener Task</translation>
    </message>
    <message>
        <source>Previous f&amp;ailed task</source>
        <translation>Vorheriger &amp;fehlgeschlagener Task</translation>
    </message>
    <message>
        <source>Next &amp;problem</source>
        <translation>Nächstes &amp;Problem</translation>
    </message>
    <message>
        <source>Previous p&amp;roblem</source>
        <translation>Vorheriges P&amp;roblem</translation>
    </message>
    <message>
        <source>Next task without a &amp;server</source>
        <translation>Nächster Task ohne &amp;Server</translation>
    </message>
    <message>
        <source>&amp;Back to the previous view</source>
        <translation>&amp;Zurück zur vorigen Ansicht</translation>
    </message>
    <message>
        <source>F&amp;orward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>Connect by na&amp;me…</source>
        <translation>Nach Na&amp;men verbinden…</translation>
    </message>
    <message>
        <source>Copy as pict&amp;ure</source>
        <translation>Als Bi&amp;ld kopieren</translation>
    </message>
    <message>
        <source>Critical pat&amp;h</source>
        <translation>&amp;Kritischer Pfad</translation>
    </message>
    <message>
        <source>&amp;Forward along a constraint</source>
        <translation>Einer Einschränkung &amp;vorwärts folgen</translation>
    </message>
    <message>
        <source>&amp;Back along a constraint</source>
        <translation>Einer Einschränkung &amp;rückwärts folgen</translation>
    </message>
    <message>
        <source>&amp;Next constraint beside it</source>
        <translation>&amp;Nächste Einschränkung daneben</translation>
    </message>
    <message>
        <source>&amp;Previous constraint beside it</source>
        <translation>V&amp;orige Einschränkung daneben</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasLooking</name>
    <message>
        <source>No task of this run failed.</source>
        <translation>Kein Task dieses Laufs ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Every task has a server.</source>
        <translation>Jeder Task hat einen Server.</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>No problem has a place on the canvas.</source>
        <translation>Kein Problem hat einen Ort auf der Zeichenfläche.</translation>
    </message>
    <message>
        <source>Error:</source>
        <translation>Fehler:</translation>
    </message>
    <message>
        <source>Warning:</source>
        <translation>Warnung:</translation>
    </message>
    <message>
        <source>Copied as a drawing: too big for pixels.</source>
        <translation>Als Zeichnung kopiert: für Bildpunkte zu groß.</translation>
    </message>
    <message>
        <source>Copied as a picture.</source>
        <translation>Als Bild kopiert.</translation>
    </message>
    <message>
        <source>The constraints go round in a circle: there is no critical path.</source>
        <translation>Die Einschränkungen bilden einen Kreis: es gibt keinen kritischen Pfad.</translation>
    </message>
    <message>
        <source>No critical path: nobody knows yet how long these jobs take.</source>
        <translation>Kein kritischer Pfad: noch ist nicht bekannt, wie lange diese Aufträge dauern.</translation>
    </message>
    <message>
        <source>Critical path: %1 if no server makes it wait.</source>
        <translation>Kritischer Pfad: %1, wenn kein Server warten lässt.</translation>
    </message>
    <message>
        <source>On the critical path</source>
        <translation>Auf dem kritischen Pfad</translation>
    </message>
    <message>
        <source>Slack: may take %1 longer</source>
        <translation>Puffer: darf %1 länger dauern</translation>
    </message>
    <message>
        <source>%1; the whole package: %2</source>
        <translation>%1; das ganze Paket: %2</translation>
    </message>
    <message>
        <source>Changed since the last run</source>
        <translation>Seit dem letzten Lauf geändert</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>Waited %1 for its turn</source>
        <translation>Wartete %1, bis er an der Reihe war</translation>
    </message>
    <message>
        <source>%1 % of the run&apos;s time</source>
        <comment>percent</comment>
        <translation>%1 % der Zeit des Laufs</translation>
    </message>
    <message>
        <source>Usually takes %1</source>
        <translation>Dauert gewöhnlich %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasPage</name>
    <message>
        <source>This package is shown in a window of its own.</source>
        <translation>Dieses Paket wird in einem eigenen Fenster gezeigt.</translation>
    </message>
    <message>
        <source>&amp;Show the window</source>
        <translation>Fenster &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Bring it back here</source>
        <translation>&amp;Hierher zurückholen</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasPointer</name>
    <message>
        <source>Moved by %1, %2. Alt: off the grid. Esc: cancel.</source>
        <translation>Verschoben um %1, %2. Alt: ohne Raster. Esc: abbrechen.</translation>
    </message>
    <message>
        <source>Drop to insert the task here. Shift: only move it.</source>
        <translation>Loslassen, um den Task hier einzufügen. Umschalt: nur verschieben.</translation>
    </message>
    <message>
        <source>%1. Shift: on failure, Alt: on completion, or S, F, C. Esc: cancel.</source>
        <translation>%1. Umschalt: bei Fehler, Alt: bei Abschluss, oder S, F, C. Esc: abbrechen.</translation>
    </message>
    <message>
        <source>Click the task to connect to, or choose it with the arrow keys and press Enter. Esc: cancel.</source>
        <translation>Den Task anklicken, zu dem verbunden werden soll, oder ihn mit den Pfeiltasten wählen und Eingabe drücken. Esc: abbrechen.</translation>
    </message>
    <message>
        <source>Locked tasks are not moved.</source>
        <translation>Gesperrte Tasks werden nicht verschoben.</translation>
    </message>
    <message>
        <source>The task was moved, but cannot stand between these two.</source>
        <translation>Der Task wurde verschoben, kann aber nicht zwischen diesen beiden stehen.</translation>
    </message>
    <message numerus="yes">
        <source>Drop on a task to lead %n constraint(s) there. Esc: cancel.</source>
        <translation>
            <numerusform>Auf einem Task ablegen, um %n Einschränkung dorthin zu führen. Esc: abbrechen.</numerusform>
            <numerusform>Auf einem Task ablegen, um %n Einschränkungen dorthin zu führen. Esc: abbrechen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drop on a task to lead %n constraint(s) there, or choose it with the arrow keys and press Enter. Esc: cancel.</source>
        <translation>
            <numerusform>Auf einem Task ablegen, um %n Einschränkung dorthin zu führen, oder ihn mit den Pfeiltasten wählen und Eingabe drücken. Esc: abbrechen.</numerusform>
            <numerusform>Auf einem Task ablegen, um %n Einschränkungen dorthin zu führen, oder ihn mit den Pfeiltasten wählen und Eingabe drücken. Esc: abbrechen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not dropped on a task: nothing was changed.</source>
        <translation>Nicht auf einem Task abgelegt: nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Draw across constraints to delete them. Esc: cancel.</source>
        <translation>Über Einschränkungen ziehen, um sie zu löschen. Esc: abbrechen.</translation>
    </message>
    <message numerus="yes">
        <source>Release to delete %n constraint(s). Esc: cancel.</source>
        <translation>
            <numerusform>Loslassen, um %n Einschränkung zu löschen. Esc: abbrechen.</numerusform>
            <numerusform>Loslassen, um %n Einschränkungen zu löschen. Esc: abbrechen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unfold the group to connect a task in it.</source>
        <translation>Klappen Sie die Gruppe aus, um einen Task darin zu verbinden.</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasQuery</name>
    <message>
        <source>name</source>
        <comment>before a colon in the search</comment>
        <translation>name</translation>
    </message>
    <message>
        <source>job</source>
        <comment>before a colon in the search</comment>
        <translation>auftrag</translation>
    </message>
    <message>
        <source>server</source>
        <comment>before a colon in the search</comment>
        <translation>server</translation>
    </message>
    <message>
        <source>state</source>
        <comment>before a colon in the search</comment>
        <translation>zustand</translation>
    </message>
    <message>
        <source>note</source>
        <comment>before a colon in the search</comment>
        <translation>notiz</translation>
    </message>
    <message>
        <source>group</source>
        <comment>before a colon in the search</comment>
        <translation>gruppe</translation>
    </message>
    <message>
        <source>disabled</source>
        <comment>state of a task</comment>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>held</source>
        <comment>state of a task</comment>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasQuestions</name>
    <message>
        <source>Add many tasks</source>
        <translation>Viele Tasks hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s) to this package?</source>
        <translation>
            <numerusform>%n Task zu diesem Paket hinzufügen?</numerusform>
            <numerusform>%n Tasks zu diesem Paket hinzufügen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They come in columns, in one step that can be undone.</source>
        <translation>Sie kommen in Spalten, in einem Schritt, der sich rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s)</source>
        <translation>
            <numerusform>%n Task hinzufügen</numerusform>
            <numerusform>%n Tasks hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten…</translation>
    </message>
    <message>
        <source>What was not understood</source>
        <translation>Was nicht verstanden wurde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasSwitches</name>
    <message>
        <source>What is dragged stands on the dots. Alt while dragging: not this time.</source>
        <translation>Was gezogen wird, steht auf den Punkten. Alt beim Ziehen: diesmal nicht.</translation>
    </message>
    <message>
        <source>Lines show where edges, middles and distances are the same as elsewhere.</source>
        <translation>Linien zeigen, wo Kanten, Mitten und Abstände so sind wie anderswo.</translation>
    </message>
    <message>
        <source>A task that is dropped on a constraint goes in between. Shift: not this time.</source>
        <translation>Ein Task, der auf einer Einschränkung abgelegt wird, kommt dazwischen. Umschalt: diesmal nicht.</translation>
    </message>
    <message>
        <source>Else from left to right.</source>
        <translation>Sonst von links nach rechts.</translation>
    </message>
    <message>
        <source>Tasks that were moved by hand stay where they are when the rest is arranged.</source>
        <translation>Von Hand verschobene Tasks bleiben, wo sie sind, wenn der Rest angeordnet wird.</translation>
    </message>
    <message>
        <source>A chain that is longer than the page goes on below, like text.</source>
        <translation>Eine Kette, die länger ist als die Seite, geht darunter weiter wie Text.</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasView</name>
    <message>
        <source>Nothing to connect: these tasks are connected already.</source>
        <translation>Nichts zu verbinden: Diese Tasks sind schon verbunden.</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>&lt;p style=&apos;font-size:large&apos;&gt;&lt;b&gt;Drag jobs here from the server tree&lt;/b&gt;&lt;/p&gt;&lt;p&gt;or double click to choose one.&lt;br&gt;Drag from a task&apos;s right edge to connect it.&lt;/p&gt;</source>
        <translation>&lt;p style=&apos;font-size:large&apos;&gt;&lt;b&gt;Aufträge aus dem Serverbaum hierher ziehen&lt;/b&gt;&lt;/p&gt;&lt;p&gt;oder doppelklicken, um einen zu wählen.&lt;br&gt;Vom rechten Rand eines Tasks ziehen, um ihn zu verbinden.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Name of the task</source>
        <translation>Name des Tasks</translation>
    </message>
    <message>
        <source>Drop to insert here. Shift: do not insert.</source>
        <translation>Loslassen, um hier einzufügen. Umschalt: nicht einfügen.</translation>
    </message>
    <message>
        <source>Drop to add here.</source>
        <translation>Loslassen, um hier hinzuzufügen.</translation>
    </message>
    <message>
        <source>Nothing was pasted.</source>
        <translation>Nichts wurde eingefügt.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) pasted; not all was understood.</source>
        <translation>
            <numerusform>%n Task eingefügt; nicht alles wurde verstanden.</numerusform>
            <numerusform>%n Tasks eingefügt; nicht alles wurde verstanden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No task was added since the package was saved that you have not moved.</source>
        <translation>Seit dem Speichern des Pakets kam kein Task hinzu, den Sie nicht schon verschoben haben.</translation>
    </message>
    <message>
        <source>The task is inserted into the constraint.</source>
        <translation>Der Task wird in die Einschränkung eingefügt.</translation>
    </message>
    <message>
        <source>Arranging… Esc: cancel.</source>
        <translation>Wird angeordnet… Esc: abbrechen.</translation>
    </message>
    <message>
        <source>Drop to add before this task and connect.</source>
        <translation>Ablegen, um vor diesem Task hinzuzufügen und zu verbinden.</translation>
    </message>
    <message>
        <source>Drop to add after this task and connect.</source>
        <translation>Ablegen, um nach diesem Task hinzuzufügen und zu verbinden.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>The parent package as tasks, constraints, groups and notes. Tab and the arrow keys go from one to the next, Enter shows the properties, L connects.</source>
        <translation>Das übergeordnete Paket als Tasks, Einschränkungen, Gruppen und Notizen. Tabulator und Pfeiltasten gehen von einem zum nächsten, die Eingabetaste zeigt die Eigenschaften, L verbindet.</translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s) to the group</source>
        <translation>
            <numerusform>%n Task zur Gruppe hinzufügen</numerusform>
            <numerusform>%n Tasks zur Gruppe hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>No constraint begins at this task.</source>
        <translation>An diesem Task beginnt keine Einschränkung.</translation>
    </message>
    <message>
        <source>No constraint ends at this task.</source>
        <translation>An diesem Task endet keine Einschränkung.</translation>
    </message>
    <message>
        <source>Arranging was given up: the package was changed meanwhile.</source>
        <translation>Das Anordnen wurde abgebrochen: Das Paket wurde inzwischen geändert.</translation>
    </message>
</context>
<context>
    <name>stellwerk::CanvasWindow</name>
    <message>
        <source>%1[*] – canvas</source>
        <translation>%1[*] – Zeichenfläche</translation>
    </message>
</context>
<context>
    <name>stellwerk::Catalog</name>
    <message>
        <source>No parent package is open.</source>
        <translation>Es ist kein übergeordnetes Paket geöffnet.</translation>
    </message>
    <message>
        <source>Nothing on the canvas is selected that it could be done to.</source>
        <translation>Auf der Zeichenfläche ist nichts ausgewählt, womit das ginge.</translation>
    </message>
    <message>
        <source>There is no such step.</source>
        <translation>Einen solchen Schritt gibt es nicht.</translation>
    </message>
    <message>
        <source>Select a server or a job in the tree first.</source>
        <translation>Zuerst einen Server oder Auftrag im Baum auswählen.</translation>
    </message>
    <message>
        <source>There is nothing to be saved or closed.</source>
        <translation>Es gibt nichts zu speichern oder zu schließen.</translation>
    </message>
    <message>
        <source>Not possible in the present state of the run.</source>
        <translation>Beim jetzigen Stand des Laufs nicht möglich.</translation>
    </message>
    <message>
        <source>Not possible now.</source>
        <translation>Jetzt nicht möglich.</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Ganzes Fenster</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>Dauern</translation>
    </message>
</context>
<context>
    <name>stellwerk::ChartPanel</name>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>Export figures as &amp;CSV…</source>
        <translation>Zahlen als &amp;CSV exportieren …</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>The picture could not be written to %1.</source>
        <translation>Das Bild konnte nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>Export figures</source>
        <translation>Zahlen exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The figures could not be written to %1: %2.</source>
        <translation>Die Zahlen konnten nicht nach %1 geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>&amp;Bild kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;figures</source>
        <translation>&amp;Zahlen kopieren</translation>
    </message>
    <message>
        <source>Export as P&amp;NG…</source>
        <translation>Als P&amp;NG exportieren …</translation>
    </message>
    <message>
        <source>Export as &amp;SVG…</source>
        <translation>Als &amp;SVG exportieren …</translation>
    </message>
    <message>
        <source>Export as P&amp;DF…</source>
        <translation>Als P&amp;DF exportieren …</translation>
    </message>
    <message>
        <source>Export and copy</source>
        <translation>Exportieren und kopieren</translation>
    </message>
    <message>
        <source>Scalable pictures (*.svg)</source>
        <translation>Skalierbare Bilder (*.svg)</translation>
    </message>
    <message>
        <source>Documents (*.pdf)</source>
        <translation>Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Export chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Show the same figures as a table</source>
        <translation>Dieselben Zahlen als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Which chart is shown</source>
        <translation>Welches Diagramm zu sehen ist</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 als Tabelle</translation>
    </message>
    <message>
        <source>Chart: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
    <message>
        <source>There is nothing to be seen in this chart yet.</source>
        <translation>In diesem Diagramm ist noch nichts zu sehen.</translation>
    </message>
</context>
<context>
    <name>stellwerk::CheatSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Esc closes. Tools › Keyboard shortcuts changes them.</source>
        <translation>Esc schließt. Extras › Tastenkürzel ändert sie.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>Auf der Zeichenfläche</translation>
    </message>
    <message>
        <source>Go to the nearest task</source>
        <translation>Zum nächstgelegenen Task</translation>
    </message>
    <message>
        <source>Next task, the one before</source>
        <translation>Nächster Task, voriger Task</translation>
    </message>
    <message>
        <source>First task, last task</source>
        <translation>Erster Task, letzter Task</translation>
    </message>
    <message>
        <source>Move the selected tasks</source>
        <translation>Ausgewählte Tasks verschieben</translation>
    </message>
    <message>
        <source>Move them five steps</source>
        <translation>Um fünf Schritte verschieben</translation>
    </message>
    <message>
        <source>Give up what is being done, select nothing</source>
        <translation>Begonnenes abbrechen, nichts auswählen</translation>
    </message>
</context>
<context>
    <name>stellwerk::ClockTicker</name>
    <message>
        <source>ddd d MMM</source>
        <comment>date under a chart, QLocale format: Thu 26 Nov</comment>
        <translation>ddd d. MMM</translation>
    </message>
</context>
<context>
    <name>stellwerk::CloneDialog</name>
    <message numerus="yes">
        <source>%n selected task(s)</source>
        <translation>
            <numerusform>%n ausgewählter Task</numerusform>
            <numerusform>%n ausgewählte Tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s): the selection and everything after it</source>
        <translation>
            <numerusform>%n Task: die Auswahl und alles danach</numerusform>
            <numerusform>%n Tasks: die Auswahl und alles danach</numerusform>
        </translation>
    </message>
    <message>
        <source>One for each server</source>
        <translation>Eine für jeden Server</translation>
    </message>
    <message>
        <source>One that runs on any of the servers</source>
        <translation>Eine, die auf irgendeinem der Server läuft</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Keep those that come in</source>
        <translation>Eingehende behalten</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Alle behalten</translation>
    </message>
    <message>
        <source>Clone onto other servers</source>
        <translation>Auf andere Server klonen</translation>
    </message>
    <message>
        <source>Filter servers</source>
        <translation>Server filtern</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>&amp;Tasks</translation>
    </message>
    <message>
        <source>&amp;Copies</source>
        <translation>&amp;Kopien</translation>
    </message>
    <message>
        <source>Constraints to &amp;other tasks</source>
        <translation>Einschränkungen zu &amp;anderen Tasks</translation>
    </message>
    <message>
        <source>Choose at least one server.</source>
        <translation>Wählen Sie mindestens einen Server.</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) chosen.</source>
        <translation>
            <numerusform>%n Server gewählt.</numerusform>
            <numerusform>%n Server gewählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add tasks</source>
        <translation>Tasks hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s)</source>
        <translation>
            <numerusform>%n Task hinzufügen</numerusform>
            <numerusform>%n Tasks hinzufügen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::CloseGuard</name>
    <message>
        <source>A parent package is running</source>
        <translation>Ein übergeordnetes Paket läuft</translation>
    </message>
    <message>
        <source>Close Stellwerk while the run goes on?</source>
        <translation>Stellwerk schließen, während der Lauf weitergeht?</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>Fenster behalten</translation>
    </message>
    <message>
        <source>Stop the run and close</source>
        <translation>Lauf stoppen und schließen</translation>
    </message>
    <message>
        <source>Leave the jobs running and close</source>
        <translation>Aufträge laufen lassen und schließen</translation>
    </message>
    <message>
        <source>The run is being stopped; then the window closes.</source>
        <translation>Der Lauf wird gestoppt; dann schließt das Fenster.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting until %n job(s) have stopped; then the window closes.</source>
        <translation>
            <numerusform>Wartet, bis ein Auftrag gestoppt ist; dann schließt das Fenster.</numerusform>
            <numerusform>Wartet, bis %n Aufträge gestoppt sind; dann schließt das Fenster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n job(s) and close</source>
        <translation>
            <numerusform>Einen Auftrag stoppen und schließen</numerusform>
            <numerusform>%n Aufträge stoppen und schließen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop: the window closes when the jobs have stopped.</source>
        <translation>Stoppen: Das Fenster schließt, wenn die Aufträge gestoppt sind.</translation>
    </message>
    <message>
        <source>Leave: jobs go on on their servers, nothing new starts, and the next start of Stellwerk offers to go on with the run.</source>
        <translation>Laufen lassen: Aufträge gehen auf ihren Servern weiter, nichts Neues startet, und der nächste Start von Stellwerk bietet an, den Lauf fortzusetzen.</translation>
    </message>
    <message>
        <source>Go on without a window</source>
        <translation>Ohne Fenster weiterlaufen</translation>
    </message>
    <message>
        <source>Without a window: stellwerkctl looks after the run to its end. Passwords that were typed in are handed to it in its environment; they stand in no file and on no command line.</source>
        <translation>Ohne Fenster: stellwerkctl betreut den Lauf bis zu seinem Ende. Eingegebene Kennwörter erhält es in seiner Umgebung; sie stehen in keiner Datei und auf keiner Befehlszeile.</translation>
    </message>
    <message>
        <source>Without a window: stellwerkctl looks after the run to its end.</source>
        <translation>Ohne Fenster: stellwerkctl betreut den Lauf bis zu seinem Ende.</translation>
    </message>
</context>
<context>
    <name>stellwerk::CommandPalette</name>
    <message>
        <source>Nothing fits.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Command to look for</source>
        <translation>Gesuchter Befehl</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>Passende Befehle</translation>
    </message>
</context>
<context>
    <name>stellwerk::CompareModel</name>
    <message>
        <source>Between the tasks</source>
        <comment>time of the run that belongs to no task</comment>
        <translation>Zwischen den Tasks</translation>
    </message>
    <message>
        <source>%1 (only in the second run)</source>
        <comment>task</comment>
        <translation>%1 (nur im zweiten Lauf)</translation>
    </message>
    <message>
        <source>%1 (only in the first run)</source>
        <comment>task</comment>
        <translation>%1 (nur im ersten Lauf)</translation>
    </message>
    <message>
        <source>did not run</source>
        <translation>lief nicht</translation>
    </message>
    <message>
        <source>ready after %1, waited %2, ran %3</source>
        <translation>bereit nach %1, wartete %2, lief %3</translation>
    </message>
    <message>
        <source>First run: %1</source>
        <translation>Erster Lauf: %1</translation>
    </message>
    <message>
        <source>Second run: %1</source>
        <translation>Zweiter Lauf: %1</translation>
    </message>
    <message>
        <source>So much later the second run ended because of this task. All rows together are the difference of the two durations.</source>
        <translation>So viel später endete der zweite Lauf wegen dieses Tasks. Alle Zeilen zusammen ergeben den Unterschied der beiden Dauern.</translation>
    </message>
    <message>
        <source>So much later it started in the second run, counted from the run&apos;s start</source>
        <translation>So viel später startete er im zweiten Lauf, gezählt vom Start des Laufs</translation>
    </message>
    <message>
        <source>So much longer it ran in the second run, all attempts together</source>
        <translation>So viel länger lief er im zweiten Lauf, alle Versuche zusammen</translation>
    </message>
    <message>
        <source>So much longer it waited in the second run: for a slot, for the agent, for a retry</source>
        <translation>So viel länger wartete er im zweiten Lauf: auf einen freien Platz, auf den Agent, auf eine Wiederholung</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Moved the end by</source>
        <translation>Verschob das Ende um</translation>
    </message>
    <message>
        <source>Started later</source>
        <translation>Später gestartet</translation>
    </message>
    <message>
        <source>Ran longer</source>
        <translation>Länger gelaufen</translation>
    </message>
    <message>
        <source>Waited longer</source>
        <translation>Länger gewartet</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Both runs from their start</source>
        <translation>Beide Läufe ab ihrem Start</translation>
    </message>
</context>
<context>
    <name>stellwerk::CompareWindow</name>
    <message>
        <source>%1: %2, %3, %4</source>
        <comment>first or second run, date and time, outcome, duration</comment>
        <translation>%1: %2, %3, %4</translation>
    </message>
    <message>
        <source>not over</source>
        <translation>nicht zu Ende</translation>
    </message>
    <message>
        <source>Two runs of %1</source>
        <translation>Zwei Läufe von %1</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>Als CSV &amp;exportieren …</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>Erster Lauf</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>Zweiter Lauf</translation>
    </message>
    <message>
        <source>Both took the same time.</source>
        <translation>Beide dauerten gleich lang.</translation>
    </message>
    <message>
        <source>The second run took %1 longer.</source>
        <translation>Der zweite Lauf dauerte %1 länger.</translation>
    </message>
    <message>
        <source>The second run took %1 less.</source>
        <translation>Der zweite Lauf dauerte %1 weniger lang.</translation>
    </message>
    <message>
        <source>These are two packages: %1 and %2.</source>
        <translation>Das sind zwei Pakete: %1 und %2.</translation>
    </message>
    <message>
        <source>The package was changed between these runs.</source>
        <translation>Das Paket wurde zwischen diesen Läufen geändert.</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>Eine Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>%1 geschrieben.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>stellwerk::ConnectDialog</name>
    <message>
        <source>Connect tasks</source>
        <translation>Tasks verbinden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>&amp;After the task:</source>
        <translation>&amp;Nach dem Task:</translation>
    </message>
    <message>
        <source>&amp;on its:</source>
        <translation>&amp;bei:</translation>
    </message>
    <message>
        <source>&amp;starts the task:</source>
        <translation>&amp;startet der Task:</translation>
    </message>
    <message>
        <source>Choose a task, or type a part of its name</source>
        <translation>Einen Task wählen oder einen Teil seines Namens eingeben</translation>
    </message>
</context>
<context>
    <name>stellwerk::ConstraintInspector</name>
    <message>
        <source>&amp;Goes on after:</source>
        <translation>&amp;Geht weiter nach:</translation>
    </message>
    <message>
        <source>N&amp;ote:</source>
        <translation>N&amp;otiz:</translation>
    </message>
    <message>
        <source>Change note</source>
        <translation>Notiz ändern</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 zu %2</translation>
    </message>
    <message numerus="yes">
        <source>%n precedence constraints</source>
        <translation>
            <numerusform>%n Rangfolgeneinschränkung</numerusform>
            <numerusform>%n Rangfolgeneinschränkungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::DemoFleet</name>
    <message>
        <source>The folder %1 cannot be written.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>stellwerk::DesignTools</name>
    <message>
        <source>Co&amp;mpare with the saved version</source>
        <translation>Mit der gespeicherten Fassung &amp;vergleichen</translation>
    </message>
    <message>
        <source>Compare with a &amp;file…</source>
        <translation>Mit einer &amp;Datei vergleichen…</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>&amp;Bild exportieren…</translation>
    </message>
    <message>
        <source>saved version</source>
        <translation>gespeicherte Fassung</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Parent packages (*.stellwerk);;All files (*)</source>
        <translation>Übergeordnete Pakete (*.stellwerk);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 as it is open</source>
        <comment>a package</comment>
        <translation>%1, wie es geöffnet ist</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>The picture is in %1.</source>
        <translation>Das Bild ist in %1.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Comparing %1</source>
        <translation>%1 vergleichen</translation>
    </message>
    <message>
        <source>Writing the picture %1</source>
        <translation>Das Bild %1 schreiben</translation>
    </message>
</context>
<context>
    <name>stellwerk::DesktopNotifications</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>stellwerk::DiffCanvas</name>
    <message>
        <source>Both versions on one canvas</source>
        <translation>Beide Fassungen auf einer Zeichenfläche</translation>
    </message>
</context>
<context>
    <name>stellwerk::DiffWindow</name>
    <message>
        <source>Compare %1 with %2</source>
        <translation>%1 mit %2 vergleichen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>The two versions say the same.</source>
        <translation>Beide Fassungen sagen dasselbe.</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n hinzugefügt</numerusform>
            <numerusform>%n hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n entfernt</numerusform>
            <numerusform>%n entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only moved</source>
        <translation>
            <numerusform>%n nur verschoben</numerusform>
            <numerusform>%n nur verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>The package itself</source>
        <translation>Das Paket selbst</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>there</source>
        <comment>the part stands in this version</comment>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed and moved</source>
        <translation>geändert und verschoben</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>only moved</source>
        <translation>nur verschoben</translation>
    </message>
    <message>
        <source>standard</source>
        <comment>a field that is left out</comment>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Any of the servers</source>
        <translation>Einer der Server</translation>
    </message>
    <message>
        <source>Any server of the group</source>
        <translation>Ein Server der Gruppe</translation>
    </message>
    <message>
        <source>Any server with the tag</source>
        <translation>Ein Server mit dem Merkmal</translation>
    </message>
    <message>
        <source>Ends when</source>
        <translation>Endet, wenn</translation>
    </message>
    <message>
        <source>Starts after</source>
        <translation>Startet nach</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>From the task</source>
        <translation>Vom Task</translation>
    </message>
    <message>
        <source>To the task</source>
        <translation>Zum Task</translation>
    </message>
    <message>
        <source>Time-out in seconds</source>
        <translation>Zeitlimit in Sekunden</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Wait before a retry, seconds</source>
        <translation>Wartezeit vor einer Wiederholung, Sekunden</translation>
    </message>
    <message>
        <source>Each wait is so many times the last</source>
        <translation>Jede Wartezeit ist das Vielfache der vorigen</translation>
    </message>
    <message>
        <source>When cancelled</source>
        <translation>Beim Abbruch</translation>
    </message>
    <message>
        <source>When the job runs already</source>
        <translation>Wenn der Auftrag schon läuft</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>Erster Schritt</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>At most at the same time</source>
        <translation>Höchstens gleichzeitig</translation>
    </message>
    <message>
        <source>Time-out of the run in seconds</source>
        <translation>Zeitlimit des Laufs in Sekunden</translation>
    </message>
    <message>
        <source>Jobs that are disabled are refused</source>
        <translation>Deaktivierte Aufträge werden abgelehnt</translation>
    </message>
    <message>
        <source>Must end by</source>
        <translation>Muss enden bis</translation>
    </message>
    <message>
        <source>Locked in its place</source>
        <translation>An seinem Platz gesperrt</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>Eingeklappt</translation>
    </message>
    <message>
        <source>At most at the same time on %1</source>
        <translation>Höchstens gleichzeitig auf %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::DockTitleBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back into the window</source>
        <translation>Zurück ins Fenster</translation>
    </message>
    <message>
        <source>Show in a window of its own</source>
        <translation>In einem eigenen Fenster zeigen</translation>
    </message>
</context>
<context>
    <name>stellwerk::DocumentBanners</name>
    <message>
        <source>Save under another name…</source>
        <translation>Unter anderem Namen speichern …</translation>
    </message>
    <message>
        <source>Another program has changed %1. You have changes that are not saved; none of them is lost.</source>
        <translation>Ein anderes Programm hat %1 geändert. Hier gibt es Änderungen, die nicht gespeichert sind; keine davon geht verloren.</translation>
    </message>
    <message>
        <source>Another program has changed %1.</source>
        <translation>Ein anderes Programm hat %1 geändert.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>%1 was deleted or renamed. What is open here is all there is of it.</source>
        <translation>%1 wurde gelöscht oder umbenannt. Was hier geöffnet ist, ist alles, was es davon noch gibt.</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Wieder speichern</translation>
    </message>
    <message>
        <source>%1 can no longer be read. Check its permissions and the disk.</source>
        <translation>%1 kann nicht mehr gelesen werden. Die Rechte und den Datenträger prüfen.</translation>
    </message>
    <message>
        <source>%1 is write-protected. Changes can be saved under another name only.</source>
        <translation>%1 ist schreibgeschützt. Änderungen können nur unter anderem Namen gespeichert werden.</translation>
    </message>
    <message>
        <source>%1 is open in another Stellwerk (process %2 on %3, since %4). Here it is open for reading only.</source>
        <translation>%1 ist in einem anderen Stellwerk geöffnet (Prozess %2 auf %3, seit %4). Hier ist es nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
</context>
<context>
    <name>stellwerk::DocumentTabs</name>
    <message>
        <source>Open parent packages</source>
        <translation>Geöffnete übergeordnete Pakete</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Close this package</source>
        <translation>Dieses Paket schließen</translation>
    </message>
    <message>
        <source>This package is open for reading only.</source>
        <translation>Dieses Paket ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <comment>tab of a package</comment>
        <translation>%1 (schreibgeschützt)</translation>
    </message>
    <message>
        <source>Close this page</source>
        <translation>Diese Seite schließen</translation>
    </message>
</context>
<context>
    <name>stellwerk::Duration</name>
    <message>
        <source>d</source>
        <comment>unit: days</comment>
        <translation>T</translation>
    </message>
    <message>
        <source>h</source>
        <comment>unit: hours</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>m</source>
        <comment>unit: minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <comment>unit: seconds</comment>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>stellwerk::DurationsModel</name>
    <message>
        <source>%1 (attempt %2)</source>
        <translation>%1 (Versuch %2)</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>usual duration</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>durations</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1, slower than usual</source>
        <translation>%1, langsamer als üblich</translation>
    </message>
    <message>
        <source>Usually from, to</source>
        <translation>Üblich von, bis</translation>
    </message>
</context>
<context>
    <name>stellwerk::DurationsPanel</name>
    <message>
        <source>When a parent package runs, this shows how long its tasks take on each server, beside what is usual there.</source>
        <translation>Läuft ein übergeordnetes Paket, steht hier, wie lange seine Tasks auf jedem Server dauern, neben dem dort Üblichen.</translation>
    </message>
    <message>
        <source>Durations by server</source>
        <translation>Dauern je Server</translation>
    </message>
    <message>
        <source>busy %1</source>
        <comment>server, sum of durations</comment>
        <translation>%1 beschäftigt</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>Dauer: %1</translation>
    </message>
    <message>
        <source>Usual duration: %1</source>
        <translation>Übliche Dauer: %1</translation>
    </message>
    <message>
        <source>Usual duration: unknown</source>
        <translation>Übliche Dauer: unbekannt</translation>
    </message>
    <message>
        <source>Attempt: %1</source>
        <translation>Versuch: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n bar(s)</source>
        <translation>
            <numerusform>%n Balken</numerusform>
            <numerusform>%n Balken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slower than usual</source>
        <translation>
            <numerusform>%n langsamer als üblich</numerusform>
            <numerusform>%n langsamer als üblich</numerusform>
        </translation>
    </message>
    <message>
        <source>Eight of ten runs take %1 to %2</source>
        <translation>Acht von zehn Ausführungen dauern %1 bis %2</translation>
    </message>
    <message>
        <source>Slower than usual</source>
        <translation>Langsamer als üblich</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ausführungen</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Middle half from</source>
        <translation>Mittlere Hälfte von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Whiskers from</source>
        <translation>Antennen von</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Letzte</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Whose past is shown; it follows the selected task</source>
        <translation>Wessen Vergangenheit zu sehen ist; folgt dem ausgewählten Task</translation>
    </message>
    <message>
        <source>History of a job</source>
        <translation>Verlauf eines Auftrags</translation>
    </message>
    <message>
        <source>Servers compared</source>
        <translation>Server im Vergleich</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n run(s)</source>
        <translation>
            <numerusform>%1: %n Ausführung</numerusform>
            <numerusform>%1: %n Ausführungen</numerusform>
        </translation>
    </message>
    <message>
        <source>usual %1</source>
        <comment>duration</comment>
        <translation>üblich %1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Ausführung</numerusform>
            <numerusform>%n Ausführungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Median: %1</source>
        <translation>Median: %1</translation>
    </message>
    <message>
        <source>Half of the runs take %1 to %2</source>
        <translation>Die Hälfte der Ausführungen dauert %1 bis %2</translation>
    </message>
    <message>
        <source>Outliers: %1</source>
        <translation>Ausreißer: %1</translation>
    </message>
    <message>
        <source>Latest: %1</source>
        <translation>Letzte: %1</translation>
    </message>
    <message>
        <source>Busy now</source>
        <translation>Jetzt belegt</translation>
    </message>
    <message>
        <source>Most at once</source>
        <translation>Höchstens zugleich</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>Im Mittel</translation>
    </message>
    <message>
        <source>Time in use</source>
        <translation>Zeit in Gebrauch</translation>
    </message>
    <message>
        <source>Load of the servers</source>
        <translation>Last der Server</translation>
    </message>
    <message>
        <source>When a parent package runs, this shows how many slots of each server it uses.</source>
        <translation>Läuft ein übergeordnetes Paket, zeigt dies, wie viele Plätze jedes Servers es belegt.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>busy slots</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n slot(s) busy</source>
        <translation>
            <numerusform>%1: %n Platz belegt</numerusform>
            <numerusform>%1: %n Plätze belegt</numerusform>
        </translation>
    </message>
    <message>
        <source>Most at once: %1</source>
        <translation>Höchstens zugleich: %1</translation>
    </message>
    <message>
        <source>D&amp;urations</source>
        <translation>Da&amp;uern</translation>
    </message>
    <message>
        <source>a job</source>
        <translation>einem Auftrag</translation>
    </message>
    <message>
        <source>Nothing is known of earlier runs of %1. Choose another job above, or connect its servers.</source>
        <translation>Von früheren Ausführungen von %1 ist nichts bekannt. Wählen Sie oben einen anderen Auftrag oder verbinden Sie seine Server.</translation>
    </message>
    <message>
        <source>Reading the earlier runs of %1…</source>
        <translation>Die früheren Ausführungen von %1 werden gelesen …</translation>
    </message>
    <message>
        <source>The history cannot be read: %1</source>
        <translation>Der Verlauf kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The history cannot be read, these are the runs that the servers still have: %1</source>
        <translation>Der Verlauf kann nicht gelesen werden; dies sind die Ausführungen, die die Server noch haben: %1</translation>
    </message>
    <message>
        <source>No history is kept: these are the runs that the servers still have.</source>
        <translation>Es wird kein Verlauf geführt: Dies sind die Ausführungen, die die Server noch haben.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n run(s) of each server.</source>
        <translation>
            <numerusform>Die neueste Ausführung jedes Servers.</numerusform>
            <numerusform>Die neuesten %n Ausführungen jedes Servers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FailureDetail</name>
    <message>
        <source>The whole message</source>
        <translation>Die ganze Meldung</translation>
    </message>
    <message>
        <source>Select a failure to read all of it.</source>
        <translation>Wählen Sie einen Fehlschlag, um alles zu lesen.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>job, server</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Failed %1, after %2</source>
        <translation>Fehlgeschlagen %1, nach %2</translation>
    </message>
    <message>
        <source>Started by %1</source>
        <translation>Gestartet von %1</translation>
    </message>
    <message>
        <source>Last succeeded %1</source>
        <translation>Zuletzt erfolgreich %1</translation>
    </message>
    <message>
        <source>No success before it is remembered</source>
        <translation>Kein Erfolg davor ist bekannt</translation>
    </message>
    <message>
        <source>Succeeded again %1</source>
        <translation>Wieder erfolgreich %1</translation>
    </message>
    <message>
        <source>Has not succeeded since</source>
        <translation>Seitdem nicht erfolgreich</translation>
    </message>
    <message numerus="yes">
        <source>The same error in %n job(s)</source>
        <translation>
            <numerusform>Derselbe Fehler in %n Auftrag</numerusform>
            <numerusform>Derselbe Fehler in %n Aufträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>The step&apos;s message is being read from the server…</source>
        <translation>Die Meldung des Schritts wird vom Server gelesen …</translation>
    </message>
    <message>
        <source>The server no longer keeps this run&apos;s steps. This is what the Agent said:</source>
        <translation>Der Server hat die Schritte dieses Laufs nicht mehr. Das sagte der Agent:</translation>
    </message>
    <message>
        <source>The step&apos;s message could not be read: %1</source>
        <translation>Die Meldung des Schritts war nicht zu lesen: %1</translation>
    </message>
    <message>
        <source>The step&apos;s message was not read yet. This is what the Agent said:</source>
        <translation>Die Meldung des Schritts wurde noch nicht gelesen. Das sagte der Agent:</translation>
    </message>
</context>
<context>
    <name>stellwerk::FailuresModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed %1, succeeded since</source>
        <translation>Fehlgeschlagen %1, seitdem erfolgreich</translation>
    </message>
    <message>
        <source>Failed %1</source>
        <translation>Fehlgeschlagen %1</translation>
    </message>
    <message>
        <source>First failed</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>First real error</source>
        <translation>Erster echter Fehler</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Slower since</source>
        <translation>Langsamer seit</translation>
    </message>
    <message>
        <source>Delayed</source>
        <translation>Verzögert</translation>
    </message>
</context>
<context>
    <name>stellwerk::FailuresPanel</name>
    <message>
        <source>What failed</source>
        <translation>Was fehlschlug</translation>
    </message>
    <message>
        <source>&amp;Hide this job</source>
        <translation>Diesen Auftrag &amp;ausblenden</translation>
    </message>
    <message>
        <source>Hide this &amp;server</source>
        <translation>Diesen &amp;Server ausblenden</translation>
    </message>
    <message>
        <source>Show hidden &amp;jobs</source>
        <translation>Aus&amp;geblendete Aufträge zeigen</translation>
    </message>
    <message>
        <source>Select a failure first.</source>
        <translation>Wählen Sie zuerst einen Fehlschlag.</translation>
    </message>
    <message>
        <source>Do not &amp;hide this job any more</source>
        <translation>Diesen Auftrag nicht mehr &amp;ausblenden</translation>
    </message>
    <message>
        <source>The program keeps no history of job runs, so it cannot tell what failed.</source>
        <translation>Das Programm führt keinen Verlauf der Aufträge und kann daher nicht sagen, was fehlschlug.</translation>
    </message>
    <message>
        <source>The history of job runs cannot be read: %1</source>
        <translation>Der Verlauf der Aufträge ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Reading what failed…</source>
        <translation>Liest, was fehlschlug …</translation>
    </message>
    <message numerus="yes">
        <source>Nothing failed in this time but %n hidden job(s).</source>
        <translation>
            <numerusform>In dieser Zeit schlug nur %n ausgeblendeter Auftrag fehl.</numerusform>
            <numerusform>In dieser Zeit schlugen nur %n ausgeblendete Aufträge fehl.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing failed in this time, as far as the servers were read.</source>
        <translation>In dieser Zeit schlug nichts fehl, soweit die Server gelesen wurden.</translation>
    </message>
    <message numerus="yes">
        <source>Show hidden &amp;jobs (%n failed)</source>
        <translation>
            <numerusform>Aus&amp;geblendete Aufträge zeigen (%n fehlgeschlagen)</numerusform>
            <numerusform>Aus&amp;geblendete Aufträge zeigen (%n fehlgeschlagen)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FieldButtons</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>stellwerk::FileController</name>
    <message>
        <source>&amp;New parent package</source>
        <translation>&amp;Neues übergeordnetes Paket</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>%1 could not be opened: %2</source>
        <translation>%1 konnte nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>Open parent package</source>
        <translation>Übergeordnetes Paket öffnen</translation>
    </message>
    <message>
        <source>Parent packages (*.stellwerk);;All files (*)</source>
        <translation>Übergeordnete Pakete (*.stellwerk);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save parent package</source>
        <translation>Übergeordnetes Paket speichern</translation>
    </message>
    <message>
        <source>Parent packages (*.stellwerk)</source>
        <translation>Übergeordnete Pakete (*.stellwerk)</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>%1 konnte nicht gespeichert werden: %2</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes of %1?</source>
        <translation>Die Änderungen an %1 speichern?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>Stellwerk ended with %n unsaved parent package(s) open. A copy was kept.</source>
        <translation>
            <numerusform>Stellwerk endete mit %n nicht gespeicherten übergeordneten Paket. Eine Kopie wurde behalten.</numerusform>
            <numerusform>Stellwerk endete mit %n nicht gespeicherten übergeordneten Paketen. Kopien wurden behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The file was changed</source>
        <translation>Die Datei wurde geändert</translation>
    </message>
    <message>
        <source>Another program has written %1 since it was opened here. Overwrite it?</source>
        <translation>Ein anderes Programm hat %1 geschrieben, seit es hier geöffnet wurde. Überschreiben?</translation>
    </message>
    <message>
        <source>Overwriting it loses what the other program wrote.</source>
        <translation>Beim Überschreiben geht verloren, was das andere Programm geschrieben hat.</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Unter anderem Namen speichern …</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
</context>
<context>
    <name>stellwerk::FleetController</name>
    <message>
        <source>The servers could not be saved: %1</source>
        <translation>Die Server konnten nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>The password of %1 is kept until the program ends only: the keychain said: %2</source>
        <translation>Das Kennwort von %1 bleibt nur bis zum Ende des Programms: Der Schlüsselbund meldet: %2</translation>
    </message>
    <message>
        <source>Remove servers</source>
        <translation>Server entfernen</translation>
    </message>
    <message>
        <source>Take %1 out of the registry?</source>
        <translation>%1 aus der Registrierung nehmen?</translation>
    </message>
    <message numerus="yes">
        <source>Take %n server(s) out of the registry?</source>
        <translation>
            <numerusform>%n Server aus der Registrierung nehmen?</numerusform>
            <numerusform>%n Server aus der Registrierung nehmen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing changes on the servers themselves. Parent packages that name them cannot run any more.</source>
        <translation>Auf den Servern selbst ändert sich nichts. Übergeordnete Pakete, die sie nennen, können nicht mehr laufen.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n server(s)</source>
        <translation>
            <numerusform>%n Server entfernen</numerusform>
            <numerusform>%n Server entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Testing %1…</source>
        <translation>%1 wird geprüft …</translation>
    </message>
    <message>
        <source>Test of %1</source>
        <translation>Prüfung von %1</translation>
    </message>
    <message>
        <source>Import servers</source>
        <translation>Server importieren</translation>
    </message>
    <message>
        <source>Server registries (*.json);;All files (*)</source>
        <translation>Serverregistrierungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) imported.</source>
        <translation>
            <numerusform>%n Server importiert.</numerusform>
            <numerusform>%n Server importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were known already and stay as they are.</source>
        <translation>
            <numerusform>%n war schon bekannt und bleibt, wie er ist.</numerusform>
            <numerusform>%n waren schon bekannt und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FleetModel</name>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>Agent stopped</source>
        <translation>Agent angehalten</translation>
    </message>
    <message>
        <source>online</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last outcomes</source>
        <translation>Letzte Ergebnisse</translation>
    </message>
    <message>
        <source>Usual duration</source>
        <translation>Übliche Dauer</translation>
    </message>
</context>
<context>
    <name>stellwerk::FleetPanel</name>
    <message>
        <source>&amp;Add server…</source>
        <translation>Server &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Register a SQL Server instance</source>
        <translation>Eine SQL-Server-Instanz registrieren</translation>
    </message>
    <message>
        <source>&amp;Edit server…</source>
        <translation>Server &amp;bearbeiten …</translation>
    </message>
    <message>
        <source>Change how the selected server is reached</source>
        <translation>Ändern, wie der gewählte Server erreicht wird</translation>
    </message>
    <message>
        <source>Re&amp;move server…</source>
        <translation>Server &amp;entfernen …</translation>
    </message>
    <message>
        <source>Take the selected servers out of the registry</source>
        <translation>Die gewählten Server aus der Registrierung nehmen</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;prüfen</translation>
    </message>
    <message>
        <source>Connect to the selected server now and say what happens</source>
        <translation>Jetzt mit dem gewählten Server verbinden und sagen, was geschieht</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Read the selected servers&apos; jobs again</source>
        <translation>Die Aufträge der gewählten Server neu lesen</translation>
    </message>
    <message>
        <source>Refresh a&amp;ll servers</source>
        <translation>A&amp;lle Server aktualisieren</translation>
    </message>
    <message>
        <source>Read the jobs of every server again</source>
        <translation>Die Aufträge aller Server neu lesen</translation>
    </message>
    <message>
        <source>Add jobs to &amp;canvas</source>
        <translation>Aufträge auf die &amp;Zeichenfläche</translation>
    </message>
    <message>
        <source>Make a task of every selected job</source>
        <translation>Aus jedem gewählten Auftrag einen Task machen</translation>
    </message>
    <message>
        <source>E&amp;xpand all</source>
        <translation>Alle au&amp;fklappen</translation>
    </message>
    <message>
        <source>Show every server&apos;s jobs</source>
        <translation>Die Aufträge aller Server zeigen</translation>
    </message>
    <message>
        <source>C&amp;ollapse all</source>
        <translation>Alle &amp;zuklappen</translation>
    </message>
    <message>
        <source>Hide all jobs</source>
        <translation>Alle Aufträge verbergen</translation>
    </message>
    <message>
        <source>No servers yet</source>
        <translation>Noch keine Server</translation>
    </message>
    <message>
        <source>Register the SQL Servers whose agents run your jobs, import a list of them, or look around in a simulated fleet first.</source>
        <translation>SQL Server registrieren, deren Agents die Aufträge ausführen, eine Liste davon importieren oder sich erst in einer simulierten Flotte umsehen.</translation>
    </message>
    <message>
        <source>Open &amp;demo fleet</source>
        <translation>&amp;Demoflotte öffnen</translation>
    </message>
    <message>
        <source>Starts simulated SQL Servers on this computer and opens a sample package in a window of its own</source>
        <translation>Startet simulierte SQL Server auf diesem Rechner und öffnet ein Beispielpaket in einem eigenen Fenster</translation>
    </message>
    <message>
        <source>&amp;Add a server…</source>
        <translation>Server &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>Takes servers over from another servers.json</source>
        <translation>Übernimmt Server aus einer anderen servers.json</translation>
    </message>
    <message>
        <source>Filter servers and jobs</source>
        <translation>Server und Aufträge filtern</translation>
    </message>
    <message>
        <source>No server or job matches the filter.</source>
        <translation>Kein Server oder Auftrag passt zum Filter.</translation>
    </message>
    <message>
        <source>%1 of %2 servers online · %3 jobs</source>
        <translation>%1 von %2 Servern verbunden · %3 Aufträge</translation>
    </message>
</context>
<context>
    <name>stellwerk::FleetSession</name>
    <message>
        <source>%1 cannot be changed or removed while a run uses it. Wait for the run&apos;s end.</source>
        <translation>%1 kann nicht geändert oder entfernt werden, solange ein Lauf ihn braucht. Das Ende des Laufs abwarten.</translation>
    </message>
    <message>
        <source>there is no server of this name in the registry</source>
        <translation>in der Registrierung gibt es keinen Server dieses Namens</translation>
    </message>
    <message>
        <source>A run is under way. Wait for its end, or stop it.</source>
        <translation>Ein Lauf ist im Gang. Sein Ende abwarten oder ihn stoppen.</translation>
    </message>
    <message>
        <source>There is no run.</source>
        <translation>Es gibt keinen Lauf.</translation>
    </message>
    <message>
        <source>Read-only: nothing is started or stopped. Switch read-only off to run.</source>
        <translation>Nur lesen: Nichts wird gestartet oder angehalten. „Nur lesen“ ausschalten, um einen Lauf zu starten.</translation>
    </message>
</context>
<context>
    <name>stellwerk::FleetView</name>
    <message>
        <source>Servers and jobs</source>
        <translation>Server und Aufträge</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <comment>being dragged</comment>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::FreshnessLabel</name>
    <message>
        <source>No news: %1</source>
        <translation>Keine Nachricht: %1</translation>
    </message>
    <message>
        <source>updated just now</source>
        <translation>gerade aktualisiert</translation>
    </message>
    <message>
        <source>updated %1 ago</source>
        <translation>vor %1 aktualisiert</translation>
    </message>
    <message>
        <source>Stale: %1</source>
        <translation>Veraltet: %1</translation>
    </message>
    <message>
        <source>Stale: %1 (%2)</source>
        <translation>Veraltet: %1 (%2)</translation>
    </message>
    <message>
        <source>No news</source>
        <translation>Keine Nachricht</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1. What is shown may be out of date.</source>
        <translation>%1. Was zu sehen ist, stimmt vielleicht nicht mehr.</translation>
    </message>
</context>
<context>
    <name>stellwerk::GridModel</name>
    <message>
        <source>Newest run</source>
        <translation>Neuester Lauf</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) before the newest</source>
        <translation>
            <numerusform>%n Lauf vor dem neuesten</numerusform>
            <numerusform>%n Läufe vor dem neuesten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>job, server</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>The server cannot be reached now: %1</source>
        <translation>Der Server ist jetzt nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>The server was not read for this time yet</source>
        <translation>Der Server wurde für diese Zeit noch nicht gelesen</translation>
    </message>
    <message>
        <source>Last known: %1</source>
        <translation>Zuletzt bekannt: %1</translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation>Begonnen %1</translation>
    </message>
    <message>
        <source>Took %1</source>
        <translation>Dauerte %1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) with retries</source>
        <translation>
            <numerusform>%n Lauf mit Wiederholungen</numerusform>
            <numerusform>%n Läufe mit Wiederholungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The longest took %1 % of the usual duration</source>
        <translation>Der längste dauerte %1 % der üblichen Dauer</translation>
    </message>
    <message>
        <source>%1 % of the usual duration</source>
        <translation>%1 % der üblichen Dauer</translation>
    </message>
    <message>
        <source>Slower than usual</source>
        <translation>Langsamer als üblich</translation>
    </message>
    <message>
        <source>did not run</source>
        <translation>lief nicht</translation>
    </message>
</context>
<context>
    <name>stellwerk::GridPanel</name>
    <message>
        <source>&amp;Range of outcomes</source>
        <translation>&amp;Zeitraum der Ergebnisse</translation>
    </message>
    <message numerus="yes">
        <source>Last %n run(s)</source>
        <translation>
            <numerusform>Letzter Lauf</numerusform>
            <numerusform>Letzte %n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Since yesterday 18:00</source>
        <translation>Seit gestern 18:00</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Layout of outcomes</source>
        <translation>An&amp;ordnung der Ergebnisse</translation>
    </message>
    <message>
        <source>Jobs over time</source>
        <translation>Aufträge über die Zeit</translation>
    </message>
    <message>
        <source>Jobs × servers</source>
        <translation>Aufträge × Server</translation>
    </message>
    <message>
        <source>&amp;Order of outcomes</source>
        <translation>&amp;Reihenfolge der Ergebnisse</translation>
    </message>
    <message>
        <source>Most failures first</source>
        <translation>Die meisten Fehlschläge zuerst</translation>
    </message>
    <message>
        <source>Slowest against usual first</source>
        <translation>Am meisten über üblich zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>&amp;Shade outcomes by lateness</source>
        <translation>Ergebnisse nach Verspätung &amp;tönen</translation>
    </message>
    <message>
        <source>Export outcomes as P&amp;NG…</source>
        <translation>Ergebnisse als P&amp;NG exportieren …</translation>
    </message>
    <message>
        <source>Export outcomes as &amp;CSV…</source>
        <translation>Ergebnisse als &amp;CSV exportieren …</translation>
    </message>
    <message>
        <source>The program keeps no history of job runs, so there are no outcomes to show.</source>
        <translation>Das Programm führt keinen Verlauf der Aufträge; es gibt keine Ergebnisse zu zeigen.</translation>
    </message>
    <message>
        <source>The history of job runs cannot be read: %1</source>
        <translation>Der Verlauf der Aufträge ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>There are no servers yet.</source>
        <translation>Es gibt noch keine Server.</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Liest den Verlauf …</translation>
    </message>
    <message>
        <source>Nothing to show: no job is known, or all are filtered or hidden.</source>
        <translation>Nichts zu zeigen: Kein Auftrag ist bekannt, oder alle sind gefiltert oder ausgeblendet.</translation>
    </message>
    <message>
        <source>Reading: %1 of %2 servers</source>
        <translation>Liest: %1 von %2 Servern</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Export outcomes</source>
        <translation>Ergebnisse exportieren</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>The picture could not be written to %1.</source>
        <translation>Das Bild konnte nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The figures could not be written to %1: %2.</source>
        <translation>Die Zahlen konnten nicht nach %1 geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>stellwerk::GridView</name>
    <message>
        <source>Last outcomes</source>
        <translation>Letzte Ergebnisse</translation>
    </message>
</context>
<context>
    <name>stellwerk::GroupFrame</name>
    <message>
        <source>Drop tasks here</source>
        <translation>Tasks hier ablegen</translation>
    </message>
    <message>
        <source>Group</source>
        <comment>without a title</comment>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>max %1</source>
        <comment>tasks of the group at the same time</comment>
        <translation>max. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Task</numerusform>
            <numerusform>%n Tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n at the same time</source>
        <translation>
            <numerusform>höchstens %n gleichzeitig</numerusform>
            <numerusform>höchstens %n gleichzeitig</numerusform>
        </translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
</context>
<context>
    <name>stellwerk::GroupInspector</name>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>&amp;Folded</source>
        <translation>&amp;Eingeklappt</translation>
    </message>
    <message>
        <source>The group shows as one card</source>
        <translation>Die Gruppe erscheint als eine Karte</translation>
    </message>
    <message>
        <source>So many of its tasks run at the same time</source>
        <translation>So viele ihrer Tasks laufen gleichzeitig</translation>
    </message>
    <message>
        <source>T&amp;itle:</source>
        <translation>T&amp;itel:</translation>
    </message>
    <message>
        <source>Tasks at a &amp;time:</source>
        <translation>Tasks gleich&amp;zeitig:</translation>
    </message>
    <message>
        <source>Rename group</source>
        <translation>Gruppe umbenennen</translation>
    </message>
    <message>
        <source>Change limit of group</source>
        <translation>Grenze der Gruppe ändern</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Task</numerusform>
            <numerusform>%n Tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::GroupLayer</name>
    <message numerus="yes">
        <source>Drop to change the groups of %n task(s). Shift: only move.</source>
        <translation>
            <numerusform>Ablegen ändert die Gruppe von %n Task. Umschalt: nur verschieben.</numerusform>
            <numerusform>Ablegen ändert die Gruppen von %n Tasks. Umschalt: nur verschieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to put it into the group %1. Shift: only move.</source>
        <translation>Ablegen legt ihn in die Gruppe %1. Umschalt: nur verschieben.</translation>
    </message>
    <message>
        <source>Drop to take it out of its group. Shift: only move.</source>
        <translation>Ablegen nimmt ihn aus seiner Gruppe. Umschalt: nur verschieben.</translation>
    </message>
</context>
<context>
    <name>stellwerk::HistoryChart</name>
    <message>
        <source>usual %1</source>
        <comment>duration</comment>
        <translation>üblich %1</translation>
    </message>
    <message>
        <source>slower since %1: %2 instead of %3</source>
        <translation>langsamer seit %1: %2 statt %3</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Ende: %1</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>Dauer: %1</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation>Ausgang: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>server, since when it is slower</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>stellwerk::HistoryPanel</name>
    <message>
        <source>Steps of the package, the oldest first</source>
        <translation>Schritte des Pakets, der älteste zuerst</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>A click goes back to that step, or forward again</source>
        <translation>Ein Klick geht zu diesem Schritt zurück oder wieder vor</translation>
    </message>
</context>
<context>
    <name>stellwerk::HistoryStatus</name>
    <message>
        <source>complete until %1</source>
        <translation>vollständig bis %1</translation>
    </message>
    <message>
        <source>never complete so far</source>
        <translation>bisher nie vollständig</translation>
    </message>
    <message>
        <source>%1: waits its turn, %2</source>
        <translation>%1: wartet, bis es an der Reihe ist, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: is being read, %n run(s) so far, %2</source>
        <translation>
            <numerusform>%1: wird gelesen, bisher %n Ausführung, %2</numerusform>
            <numerusform>%1: wird gelesen, bisher %n Ausführungen, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: pauses while a run is under way there, %2</source>
        <translation>%1: pausiert, solange dort ein Lauf im Gange ist, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message numerus="yes">
        <source>History: %n server(s) not read</source>
        <translation>
            <numerusform>Verlauf: %n Server nicht gelesen</numerusform>
            <numerusform>Verlauf: %n Server nicht gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History: %n server(s) to read</source>
        <translation>
            <numerusform>Verlauf: %n Server zu lesen</numerusform>
            <numerusform>Verlauf: %n Server zu lesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more server(s)</source>
        <translation>
            <numerusform>… und %n weiterer Server</numerusform>
            <numerusform>… und %n weitere Server</numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier runs are read into the program&apos;s own history</source>
        <translation>Frühere Ausführungen werden in den eigenen Verlauf des Programms gelesen</translation>
    </message>
</context>
<context>
    <name>stellwerk::InspectorPanel</name>
    <message>
        <source>Parent package</source>
        <translation>Übergeordnetes Paket</translation>
    </message>
    <message>
        <source>No parent package is open</source>
        <translation>Kein übergeordnetes Paket geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Task</numerusform>
            <numerusform>%n Tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>Precedence constraint</source>
        <translation>Rangfolgeneinschränkung</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Notiz</numerusform>
            <numerusform>%n Notizen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::InteropController</name>
    <message>
        <source>&amp;Import SSIS package…</source>
        <translation>SSIS-Paket &amp;importieren …</translation>
    </message>
    <message>
        <source>E&amp;xport to SSIS or T-SQL…</source>
        <translation>Nach SSIS oder T-SQL e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Makes a parent package of a .dtsx file</source>
        <translation>Macht aus einer .dtsx-Datei ein übergeordnetes Paket</translation>
    </message>
    <message>
        <source>Writes the parent package as a .dtsx file or as a T-SQL script</source>
        <translation>Schreibt das übergeordnete Paket als .dtsx-Datei oder als T-SQL-Skript</translation>
    </message>
    <message>
        <source>Import SSIS package</source>
        <translation>SSIS-Paket importieren</translation>
    </message>
    <message>
        <source>SSIS packages (*.dtsx);;All files (*)</source>
        <translation>SSIS-Pakete (*.dtsx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 has errors and cannot be exported.</source>
        <translation>%1 hat Fehler und lässt sich nicht exportieren.</translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme anzeigen</translation>
    </message>
    <message>
        <source>T-SQL scripts (*.sql)</source>
        <translation>T-SQL-Skripte (*.sql)</translation>
    </message>
    <message>
        <source>SSIS packages (*.dtsx)</source>
        <translation>SSIS-Pakete (*.dtsx)</translation>
    </message>
    <message>
        <source>Export parent package</source>
        <translation>Übergeordnetes Paket exportieren</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Nach %1 exportiert.</translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <translation>Nach %1 exportieren</translation>
    </message>
</context>
<context>
    <name>stellwerk::InteropText</name>
    <message>
        <source>There is no package format for SQL Server %1 here.</source>
        <translation>Für SQL Server %1 gibt es hier kein Paketformat.</translation>
    </message>
    <message>
        <source>Choose a version from 2012 to 2022.</source>
        <translation>Eine Version von 2012 bis 2022 wählen.</translation>
    </message>
    <message>
        <source>It is called &quot;%1&quot; in SSIS, which allows fewer characters and no two of one name.</source>
        <translation>In SSIS heißt er „%1“: dort sind weniger Zeichen und keine doppelten Namen erlaubt.</translation>
    </message>
    <message>
        <source>The group is no container in SSIS: constraints cross its border, which SSIS does not allow. Its tasks stand in the package; an import makes the group again.</source>
        <translation>Die Gruppe ist in SSIS kein Container: Einschränkungen führen über ihre Grenze, was SSIS nicht erlaubt. Ihre Tasks stehen im Paket; ein Import stellt die Gruppe wieder her.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) succeed in SSIS as soon as the agent has accepted the start: constraints do not see how their jobs end.</source>
        <translation>
            <numerusform>%n Task gelingt in SSIS, sobald der Agent den Start angenommen hat: Einschränkungen sehen nicht, wie sein Auftrag endet.</numerusform>
            <numerusform>%n Tasks gelingen in SSIS, sobald der Agent den Start angenommen hat: Einschränkungen sehen nicht, wie ihre Aufträge enden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export with true outcomes if that matters.</source>
        <translation>Mit wahren Ergebnissen exportieren, wenn es darauf ankommt.</translation>
    </message>
    <message numerus="yes">
        <source>Time-outs and retries of %n task(s) have no effect in SSIS.</source>
        <translation>
            <numerusform>Zeitlimit und Wiederholungen von %n Task wirken in SSIS nicht.</numerusform>
            <numerusform>Zeitlimits und Wiederholungen von %n Tasks wirken in SSIS nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>A job that somebody stops, or whose outcome nobody can tell, is a failed task in SSIS, which knows nothing else.</source>
        <translation>Ein Auftrag, den jemand anhält oder dessen Ergebnis niemand kennt, ist in SSIS ein fehlgeschlagener Task: anderes kennt SSIS nicht.</translation>
    </message>
    <message>
        <source>The processing window and the time-out of the run have no effect in SSIS.</source>
        <translation>Das Verarbeitungsfenster und das Zeitlimit des Laufs wirken in SSIS nicht.</translation>
    </message>
    <message>
        <source>Watch the job that runs the package.</source>
        <translation>Den Auftrag überwachen, der das Paket ausführt.</translation>
    </message>
    <message>
        <source>Limits per server and group, and weights, have no effect in SSIS: only the limit of the whole package has.</source>
        <translation>Grenzen je Server und Gruppe sowie Gewichte wirken in SSIS nicht, nur die Grenze des ganzen Pakets.</translation>
    </message>
    <message>
        <source>Jobs that are disabled at their servers are started by SSIS all the same.</source>
        <translation>Aufträge, die auf ihren Servern deaktiviert sind, startet SSIS trotzdem.</translation>
    </message>
    <message>
        <source>The server is not registered; its connection says &quot;%1&quot; and logs in as the Windows user.</source>
        <translation>Der Server ist nicht registriert; seine Verbindung nennt „%1“ und meldet sich als Windows-Benutzer an.</translation>
    </message>
    <message>
        <source>Its connection logs in as &quot;%1&quot;, and no password is written.</source>
        <translation>Seine Verbindung meldet sich als „%1“ an, und ein Kennwort wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>Give it to SSIS by a parameter or configuration, or use Windows authentication.</source>
        <translation>Es SSIS über einen Parameter oder eine Konfiguration geben oder Windows-Authentifizierung verwenden.</translation>
    </message>
    <message>
        <source>It is XML, but no SSIS package: it begins with &lt;%1&gt;.</source>
        <translation>Es ist XML, aber kein SSIS-Paket: es beginnt mit &lt;%1&gt;.</translation>
    </message>
    <message>
        <source>Choose a .dtsx file.</source>
        <translation>Eine .dtsx-Datei wählen.</translation>
    </message>
    <message>
        <source>The package is encrypted as a whole.</source>
        <translation>Das Paket ist als Ganzes verschlüsselt.</translation>
    </message>
    <message>
        <source>Set its ProtectionLevel to DontSaveSensitive in the SSIS designer and save it.</source>
        <translation>Seine ProtectionLevel im SSIS-Designer auf DontSaveSensitive setzen und es speichern.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The settings that Stellwerk left in the package cannot be read; what SSIS itself knows was imported.</source>
        <translation>Was Stellwerk im Paket hinterlegt hat, ist nicht lesbar; importiert wurde, was SSIS selbst weiß.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) that only start their job in SSIS wait for the job&apos;s end now: constraints act on how it really ended.</source>
        <translation>
            <numerusform>%n Task, der in SSIS seinen Auftrag nur startet, wartet jetzt auf dessen Ende: Einschränkungen richten sich danach, wie er wirklich endete.</numerusform>
            <numerusform>%n Tasks, die in SSIS ihren Auftrag nur starten, warten jetzt auf dessen Ende: Einschränkungen richten sich danach, wie er wirklich endete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) only start their job, as in SSIS: they succeed when the agent has accepted the start.</source>
        <translation>
            <numerusform>%n Task startet seinen Auftrag nur, wie in SSIS: er gelingt, sobald der Agent den Start angenommen hat.</numerusform>
            <numerusform>%n Tasks starten ihren Auftrag nur, wie in SSIS: sie gelingen, sobald der Agent den Start angenommen hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Format version %1 is not known; it was read as the nearest known one.</source>
        <translation>Formatversion %1 ist nicht bekannt; gelesen wurde sie wie die nächste bekannte.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) of its event handlers were left out: a parent package has none.</source>
        <translation>
            <numerusform>%n Task seiner Ereignishandler wurde weggelassen: ein übergeordnetes Paket hat keine.</numerusform>
            <numerusform>%n Tasks seiner Ereignishandler wurden weggelassen: ein übergeordnetes Paket hat keine.</numerusform>
        </translation>
    </message>
    <message>
        <source>Use a failure constraint where a handler reacted to errors.</source>
        <translation>Eine Fehlereinschränkung verwenden, wo ein Handler auf Fehler reagierte.</translation>
    </message>
    <message>
        <source>The designer&apos;s layout could not be read; the tasks have no places.</source>
        <translation>Die Anordnung des Designers ist nicht lesbar; die Tasks haben keine Plätze.</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) were left out: this format keeps them in a form that only its own designer reads.</source>
        <translation>
            <numerusform>%n Anmerkung wurde weggelassen: dieses Format hält sie in einer Form, die nur sein eigener Designer liest.</numerusform>
            <numerusform>%n Anmerkungen wurden weggelassen: dieses Format hält sie in einer Form, die nur sein eigener Designer liest.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be read: %1.</source>
        <translation>Nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>Check the path and your rights.</source>
        <translation>Den Pfad und die Rechte prüfen.</translation>
    </message>
    <message>
        <source>SSIS looks at this expression only</source>
        <translation>SSIS beachtet nur diesen Ausdruck</translation>
    </message>
    <message>
        <source>SSIS demands this expression, too</source>
        <translation>SSIS verlangt auch diesen Ausdruck</translation>
    </message>
    <message>
        <source>SSIS is content with this expression</source>
        <translation>SSIS genügt auch dieser Ausdruck</translation>
    </message>
    <message>
        <source>%1: %2. It is kept as a note and not evaluated.</source>
        <translation>%1: %2. Er bleibt als Notiz erhalten und wird nicht ausgewertet.</translation>
    </message>
    <message>
        <source>Decide whether the constraint is right without it.</source>
        <translation>Entscheiden, ob die Einschränkung ohne ihn richtig ist.</translation>
    </message>
    <message>
        <source>It leads from &quot;%1&quot; to &quot;%2&quot;, and one of them is not there; it was left out.</source>
        <translation>Sie führt von „%1“ zu „%2“, und eines davon gibt es nicht; sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>Its value %1 is not known; it was taken for success.</source>
        <translation>Ihr Wert %1 ist nicht bekannt; er wurde als Erfolg gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>A constraint of a container became %n constraint(s) between its first or last tasks and the others.</source>
        <translation>
            <numerusform>Eine Einschränkung eines Containers wurde zu %n Einschränkung zwischen seinen ersten oder letzten Tasks und den anderen.</numerusform>
            <numerusform>Eine Einschränkung eines Containers wurde zu %n Einschränkungen zwischen seinen ersten oder letzten Tasks und den anderen.</numerusform>
        </translation>
    </message>
    <message>
        <source>In SSIS it holds when any task of the container fails; here each of its tasks has a failure constraint, and the join of what follows decides.</source>
        <translation>In SSIS gilt sie, wenn irgendein Task des Containers fehlschlägt; hier hat jeder seiner Tasks eine Fehlereinschränkung, und die Verknüpfung des Folgenden entscheidet.</translation>
    </message>
    <message>
        <source>Set the join of the following task to &apos;any&apos; if nothing else leads to it.</source>
        <translation>Die Verknüpfung des folgenden Tasks auf „eine“ stellen, wenn sonst nichts zu ihm führt.</translation>
    </message>
    <message>
        <source>More than %1 constraints would be needed; the rest was left out.</source>
        <translation>Mehr als %1 Einschränkungen wären nötig; der Rest wurde weggelassen.</translation>
    </message>
    <message>
        <source>The two tasks are connected already, or are one; it was left out.</source>
        <translation>Die beiden Tasks sind schon verbunden oder derselbe; sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>Some constraints into it are joined by AND and some by OR; all of them must hold now.</source>
        <translation>Seine Einschränkungen sind teils mit UND, teils mit ODER verknüpft; jetzt müssen alle gelten.</translation>
    </message>
    <message>
        <source>Look at the join of the task.</source>
        <translation>Die Verknüpfung des Tasks ansehen.</translation>
    </message>
    <message>
        <source>Its statement names the server &quot;%1&quot;; the job is started there directly.</source>
        <translation>Seine Anweisung nennt den Server „%1“; der Auftrag wird unmittelbar dort gestartet.</translation>
    </message>
    <message>
        <source>Its connection is not in the package (%1), so its server is not known.</source>
        <translation>Seine Verbindung steht nicht im Paket (%1), also ist sein Server nicht bekannt.</translation>
    </message>
    <message>
        <source>none is named</source>
        <translation>keine genannt</translation>
    </message>
    <message>
        <source>Choose the server.</source>
        <translation>Den Server wählen.</translation>
    </message>
    <message>
        <source>Its connection string holds a password; it was not taken over.</source>
        <translation>Die Verbindungszeichenfolge enthält ein Kennwort; es wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>Keep the server&apos;s password in Stellwerk&apos;s keychain.</source>
        <translation>Das Kennwort des Servers im Schlüsselbund von Stellwerk aufbewahren.</translation>
    </message>
    <message>
        <source>SSIS computes its server at run time; what stands in the file was imported.</source>
        <translation>SSIS berechnet den Server zur Laufzeit; importiert wurde, was in der Datei steht.</translation>
    </message>
    <message>
        <source>Look whether it is the server you mean.</source>
        <translation>Nachsehen, ob es der gemeinte Server ist.</translation>
    </message>
    <message>
        <source>Its connection string names no server.</source>
        <translation>Die Verbindungszeichenfolge nennt keinen Server.</translation>
    </message>
    <message>
        <source>Choose the server of its tasks.</source>
        <translation>Den Server der zugehörigen Tasks wählen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the server on which SSIS runs the package.</source>
        <translation>„%1“ ist der Server, auf dem SSIS das Paket ausführt.</translation>
    </message>
    <message>
        <source>Choose the server that you mean.</source>
        <translation>Den gemeinten Server wählen.</translation>
    </message>
    <message>
        <source>The server &quot;%1&quot; is not registered.</source>
        <translation>Der Server „%1“ ist nicht registriert.</translation>
    </message>
    <message>
        <source>Register it under this name, or choose another server.</source>
        <translation>Ihn unter diesem Namen registrieren oder einen anderen Server wählen.</translation>
    </message>
    <message>
        <source>It stands in another container; groups do not nest, so its group is called &quot;%1&quot;.</source>
        <translation>Er steht in einem anderen Container; Gruppen sind nicht verschachtelt, also heißt seine Gruppe „%1“.</translation>
    </message>
    <message>
        <source>Its description was left out: &quot;%1&quot;.</source>
        <translation>Seine Beschreibung wurde weggelassen: „%1“.</translation>
    </message>
    <message>
        <source>An empty sequence container.</source>
        <translation>Ein leerer Sequenzcontainer.</translation>
    </message>
    <message>
        <source>Delete the task if nothing hangs on it.</source>
        <translation>Den Task löschen, wenn nichts an ihm hängt.</translation>
    </message>
    <message>
        <source>An Execute Package task: it runs &quot;%1&quot; inside the parent, without an agent job.</source>
        <translation>Ein Task „Paket ausführen“: er führt „%1“ im übergeordneten Paket aus, ohne Agent-Auftrag.</translation>
    </message>
    <message>
        <source>Create a job that runs the package, choose it and a server, and enable the task.</source>
        <translation>Einen Auftrag anlegen, der das Paket ausführt, ihn und einen Server wählen und den Task aktivieren.</translation>
    </message>
    <message numerus="yes">
        <source>A loop container with %n task(s): a parent package does not repeat.</source>
        <translation>
            <numerusform>Ein Schleifencontainer mit %n Task: ein übergeordnetes Paket wiederholt nicht.</numerusform>
            <numerusform>Ein Schleifencontainer mit %n Tasks: ein übergeordnetes Paket wiederholt nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a task of each round, or leave the loop to a job.</source>
        <translation>Aus jedem Durchgang einen Task machen oder die Schleife einem Auftrag überlassen.</translation>
    </message>
    <message>
        <source>A task of type %1: it starts no agent job.</source>
        <translation>Ein Task der Art %1: er startet keinen Agent-Auftrag.</translation>
    </message>
    <message>
        <source>Put its work into a job, choose that and a server, and enable the task; or delete it.</source>
        <translation>Seine Arbeit in einen Auftrag legen, diesen und einen Server wählen und den Task aktivieren; oder ihn löschen.</translation>
    </message>
    <message>
        <source>An Execute SQL task whose statement comes from &quot;%1&quot; (%2).</source>
        <translation>Ein Task „SQL ausführen“, dessen Anweisung aus „%1“ kommt (%2).</translation>
    </message>
    <message>
        <source>If it starts a job, choose the job and a server, and enable the task.</source>
        <translation>Wenn er einen Auftrag startet: den Auftrag und einen Server wählen und den Task aktivieren.</translation>
    </message>
    <message>
        <source>An Execute SQL task that starts no agent job: &quot;%1&quot;.</source>
        <translation>Ein Task „SQL ausführen“, der keinen Agent-Auftrag startet: „%1“.</translation>
    </message>
    <message>
        <source>Put the statement into a job, choose that and a server, and enable the task; or delete it.</source>
        <translation>Die Anweisung in einen Auftrag legen, diesen und einen Server wählen und den Task aktivieren; oder ihn löschen.</translation>
    </message>
    <message>
        <source>Its statement does more than start a job; the rest was left out.</source>
        <translation>Seine Anweisung tut mehr, als einen Auftrag zu starten; der Rest wurde weggelassen.</translation>
    </message>
    <message>
        <source>Put the rest into a step of the job.</source>
        <translation>Den Rest in einen Schritt des Auftrags legen.</translation>
    </message>
    <message numerus="yes">
        <source>It starts %n job(s), so it became as many tasks side by side.</source>
        <translation>
            <numerusform>Er startet %n Auftrag und wurde zu ebenso vielen Tasks nebeneinander.</numerusform>
            <numerusform>Er startet %n Aufträge und wurde zu ebenso vielen Tasks nebeneinander.</numerusform>
        </translation>
    </message>
    <message>
        <source>It names its job by the id %1, which only its own server understands.</source>
        <translation>Er nennt seinen Auftrag mit der ID %1, die nur sein eigener Server versteht.</translation>
    </message>
    <message>
        <source>Choose the job; or connect to the servers and import again.</source>
        <translation>Den Auftrag wählen; oder mit den Servern verbinden und noch einmal importieren.</translation>
    </message>
    <message>
        <source>What %1 is can only be told when the statement runs.</source>
        <translation>Was %1 ist, zeigt sich erst, wenn die Anweisung läuft.</translation>
    </message>
    <message>
        <source>Look at the task and fill in what is missing.</source>
        <translation>Den Task ansehen und ergänzen, was fehlt.</translation>
    </message>
    <message>
        <source>Not imported from SSIS: %1 %2</source>
        <translation>Nicht aus SSIS importiert: %1 %2</translation>
    </message>
    <message>
        <source>SSIS computes its %1 at run time; what stands in the file was imported.</source>
        <translation>SSIS berechnet %1 zur Laufzeit; importiert wurde, was in der Datei steht.</translation>
    </message>
    <message>
        <source>Look whether it is what you mean.</source>
        <translation>Nachsehen, ob das gemeint ist.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more problem(s).</source>
        <translation>
            <numerusform>Und %n weiteres Problem.</numerusform>
            <numerusform>Und %n weitere Probleme.</numerusform>
        </translation>
    </message>
    <message>
        <source>The package has errors: %1</source>
        <translation>Das Paket hat Fehler: %1</translation>
    </message>
    <message>
        <source>Mend them first; the problems panel and &apos;stellwerkctl validate&apos; list them.</source>
        <translation>Diese zuerst beheben; die Problemliste und „stellwerkctl validate“ zeigen sie.</translation>
    </message>
    <message>
        <source>No registered server fits the task &quot;%1&quot;.</source>
        <translation>Zum Task „%1“ passt kein registrierter Server.</translation>
    </message>
    <message>
        <source>Register one, or name its server in the task.</source>
        <translation>Einen registrieren oder den Server im Task nennen.</translation>
    </message>
    <message>
        <source>It may run on several servers and was fixed to %1: SSIS does not choose.</source>
        <translation>Er darf auf mehreren Servern laufen und wurde auf %1 festgelegt: dort wählt niemand.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) may run on several servers, and SSIS does not choose: %1.</source>
        <translation>
            <numerusform>%n Task darf auf mehreren Servern laufen, und dort wählt niemand: %1.</numerusform>
            <numerusform>%n Tasks dürfen auf mehreren Servern laufen, und dort wählt niemand: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give each one server, or let the first candidate be taken.</source>
        <translation>Jedem einen Server geben oder den ersten Kandidaten nehmen lassen.</translation>
    </message>
    <message>
        <source>It cannot be written: %1.</source>
        <translation>Nicht schreibbar: %1.</translation>
    </message>
    <message>
        <source>Choose another place, or make room.</source>
        <translation>Einen anderen Ort wählen oder Platz schaffen.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>No task runs on the server that was named as the script&apos;s own.</source>
        <translation>Kein Task läuft auf dem Server, der als der eigene des Skripts genannt wurde.</translation>
    </message>
    <message>
        <source>The script does not keep the processing window, the time-out of the run and the limits of groups.</source>
        <translation>Das Skript beachtet Verarbeitungsfenster, Zeitlimit des Laufs und Grenzen der Gruppen nicht.</translation>
    </message>
    <message>
        <source>The script starts jobs that are disabled at their servers all the same.</source>
        <translation>Das Skript startet Aufträge, die auf ihren Servern deaktiviert sind, trotzdem.</translation>
    </message>
    <message>
        <source>The instance that runs the script needs a linked server with RPC Out for each of the others; their names stand at the script&apos;s beginning.</source>
        <translation>Die Instanz, die das Skript ausführt, braucht für jede der anderen einen Verbindungsserver mit RPC Out; ihre Namen stehen am Anfang des Skripts.</translation>
    </message>
    <message>
        <source>It has a document type definition or an entity, and those are not read from files of unknown origin.</source>
        <translation>Sie enthält eine Dokumenttypdefinition oder eine Entität, und die werden aus Dateien unbekannter Herkunft nicht gelesen.</translation>
    </message>
    <message>
        <source>An SSIS package has none: save the package anew with the SSIS designer.</source>
        <translation>Ein SSIS-Paket hat keine: das Paket mit dem SSIS-Designer neu speichern.</translation>
    </message>
    <message>
        <source>It has more than %1 elements.</source>
        <translation>Sie hat mehr als %1 Elemente.</translation>
    </message>
    <message>
        <source>That is no parent package: import the package that starts the jobs, not the one that moves the data.</source>
        <translation>Das ist kein übergeordnetes Paket: das Paket importieren, das die Aufträge startet, nicht das, das die Daten bewegt.</translation>
    </message>
    <message>
        <source>Its elements are nested deeper than %1.</source>
        <translation>Ihre Elemente sind tiefer als %1 verschachtelt.</translation>
    </message>
    <message>
        <source>That is no SSIS package: choose another file.</source>
        <translation>Das ist kein SSIS-Paket: eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>An element has more than %1 attributes.</source>
        <translation>Ein Element hat mehr als %1 Attribute.</translation>
    </message>
    <message>
        <source>It is larger than %1 MB.</source>
        <translation>Sie ist größer als %1 MB.</translation>
    </message>
    <message>
        <source>It is not well-formed XML: %1.</source>
        <translation>Kein wohlgeformtes XML: %1.</translation>
    </message>
    <message>
        <source>nothing is in it</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>Choose a .dtsx file, or save it anew with the SSIS designer.</source>
        <translation>Eine .dtsx-Datei wählen oder sie mit dem SSIS-Designer neu speichern.</translation>
    </message>
    <message>
        <source>Split the package in SSIS, and import its parts.</source>
        <translation>Das Paket in SSIS teilen und die Teile importieren.</translation>
    </message>
    <message>
        <source>It has more tasks or notes than a parent package can hold.</source>
        <translation>Sie hat mehr Tasks oder Notizen, als ein übergeordnetes Paket fasst.</translation>
    </message>
    <message numerus="yes">
        <source>%n annotation(s) were left out: 5,000 are the most that are read.</source>
        <translation>
            <numerusform>%n Anmerkung wurde weggelassen: höchstens 5.000 werden gelesen.</numerusform>
            <numerusform>%n Anmerkungen wurden weggelassen: höchstens 5.000 werden gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>An Execute SQL task whose statement is longer than 256 KB; it was not read.</source>
        <translation>Ein Task „SQL ausführen“, dessen Anweisung länger als 256 KB ist; sie wurde nicht gelesen.</translation>
    </message>
</context>
<context>
    <name>stellwerk::InterruptedRuns</name>
    <message>
        <source>&amp;Interrupted runs…</source>
        <translation>&amp;Unterbrochene Läufe…</translation>
    </message>
    <message>
        <source>Runs that are not over: take them up again, or watch them</source>
        <translation>Läufe, die nicht zu Ende sind: sie wieder aufnehmen oder ihnen zusehen</translation>
    </message>
    <message>
        <source>The journal of runs cannot be read: %1</source>
        <translation>Das Journal der Läufe kann nicht gelesen werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were interrupted and are not over; the newest: %1, started %2 on %3.</source>
        <translation>
            <numerusform>Ein Lauf wurde unterbrochen und ist nicht zu Ende: %1, gestartet %2 auf %3.</numerusform>
            <numerusform>%n Läufe wurden unterbrochen und sind nicht zu Ende; der neueste: %1, gestartet %2 auf %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them…</source>
        <translation>Zeigen…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Runs that are not over</source>
        <translation>Läufe, die nicht zu Ende sind</translation>
    </message>
    <message>
        <source>Every run is over.</source>
        <translation>Alle Läufe sind zu Ende.</translation>
    </message>
    <message>
        <source>Jobs of an interrupted run may still run on their servers. Resume goes on with it here: nothing is started twice.</source>
        <translation>Aufträge eines unterbrochenen Laufs laufen vielleicht noch auf ihren Servern. „Wieder aufnehmen“ setzt ihn hier fort: Nichts wird zweimal gestartet.</translation>
    </message>
    <message>
        <source>Parent package</source>
        <translation>Übergeordnetes Paket</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Runs in another program</source>
        <translation>Läuft in einem anderen Programm</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>&amp;Resume here</source>
        <translation>Hier &amp;wieder aufnehmen</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Ansehen</translation>
    </message>
    <message>
        <source>La&amp;ter</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>Shows the run, live, without taking it over</source>
        <translation>Zeigt den Lauf live, ohne ihn zu übernehmen</translation>
    </message>
    <message>
        <source>Another program looks after it: it can be watched</source>
        <translation>Ein anderes Programm betreut ihn: Man kann ihm zusehen</translation>
    </message>
    <message>
        <source>The run cannot be taken up again: %1</source>
        <translation>Der Lauf kann nicht wieder aufgenommen werden: %1</translation>
    </message>
    <message>
        <source>The run cannot be shown: %1</source>
        <translation>Der Lauf kann nicht gezeigt werden: %1</translation>
    </message>
    <message>
        <source>Reading the journal of runs</source>
        <translation>Das Journal der Läufe lesen</translation>
    </message>
</context>
<context>
    <name>stellwerk::JobHistorySection</name>
    <message>
        <source>History of this job</source>
        <translation>Verlauf dieses Auftrags</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Show the earlier runs of this job over time</source>
        <translation>Die früheren Ausführungen dieses Auftrags über der Zeit zeigen</translation>
    </message>
    <message>
        <source>Not known yet: none of its servers was read.</source>
        <translation>Noch nicht bekannt: Keiner seiner Server wurde gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more server(s)</source>
        <translation>
            <numerusform>… und %n weiterer Server</numerusform>
            <numerusform>… und %n weitere Server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usual %1 (%2 to %3, %n run(s))</source>
        <comment>durations</comment>
        <translation>
            <numerusform>üblich %1 (%2 bis %3, %n Ausführung)</numerusform>
            <numerusform>üblich %1 (%2 bis %3, %n Ausführungen)</numerusform>
        </translation>
    </message>
    <message>
        <source>usual %1</source>
        <comment>duration</comment>
        <translation>üblich %1</translation>
    </message>
    <message>
        <source>has not run yet</source>
        <translation>ist noch nicht gelaufen</translation>
    </message>
</context>
<context>
    <name>stellwerk::KeyField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>stellwerk::Keychain</name>
    <message>
        <source>there is no desktop session that holds one</source>
        <translation>es gibt keine Desktopsitzung mit einem Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogCompletion</name>
    <message>
        <source>name of the server; * and ? stand for anything</source>
        <translation>Name des Servers; * und ? stehen für Beliebiges</translation>
    </message>
    <message>
        <source>name of the job</source>
        <translation>Name des Auftrags</translation>
    </message>
    <message>
        <source>name of the step</source>
        <translation>Name des Schritts</translation>
    </message>
    <message>
        <source>name of the task</source>
        <translation>Name des Tasks</translation>
    </message>
    <message>
        <source>debug, info, warning or error, and above</source>
        <translation>debug, info, warning oder error und darüber</translation>
    </message>
    <message>
        <source>where the line comes from</source>
        <translation>woher die Zeile kommt</translation>
    </message>
    <message>
        <source>words in the message; text~/…/ an expression</source>
        <translation>Wörter in der Meldung; text~/…/ ein Ausdruck</translation>
    </message>
    <message>
        <source>from this moment on</source>
        <translation>ab diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>up to this moment</source>
        <translation>bis zu diesem Zeitpunkt</translation>
    </message>
    <message>
        <source>number of a group of alike errors</source>
        <translation>Nummer einer Gruppe gleichartiger Fehler</translation>
    </message>
    <message>
        <source>an hour ago</source>
        <translation>vor einer Stunde</translation>
    </message>
    <message>
        <source>the last time it was ten in the evening</source>
        <translation>als es zuletzt zehn Uhr abends war</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogExportBar</name>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Writing %1 lines to %2 …</source>
        <translation>%1 Zeilen werden nach %2 geschrieben …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The export was cancelled; %1 is as it was.</source>
        <translation>Der Export wurde abgebrochen; %1 ist, wie es war.</translation>
    </message>
    <message>
        <source>The lines are in %1.</source>
        <translation>Die Zeilen stehen in %1.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>%1 konnte nicht geschrieben werden: %2. Wählen Sie einen anderen Ort.</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogFilter</name>
    <message>
        <source>There is no “(” for this “)”: take it away, or put it in quotes to look for it</source>
        <translation>Zu dieser „)“ fehlt die „(“: Entfernen Sie sie, oder setzen Sie sie in Anführungszeichen, um sie zu suchen</translation>
    </message>
    <message>
        <source>Something is missing at the end: write what to look for</source>
        <translation>Am Ende fehlt etwas: Schreiben Sie, was gesucht wird</translation>
    </message>
    <message>
        <source>Something is missing before “)”: write what to look for, or take it away</source>
        <translation>Vor „)“ fehlt etwas: Schreiben Sie, was gesucht wird, oder entfernen Sie sie</translation>
    </message>
    <message>
        <source>Something is missing before this word: put it in quotes to look for the word itself</source>
        <translation>Vor diesem Wort fehlt etwas: Setzen Sie es in Anführungszeichen, um das Wort selbst zu suchen</translation>
    </message>
    <message>
        <source>Nothing stands in the parentheses: write what to look for, or take them away</source>
        <translation>In den Klammern steht nichts: Schreiben Sie, was gesucht wird, oder entfernen Sie sie</translation>
    </message>
    <message>
        <source>Too many parentheses inside each other: take some away</source>
        <translation>Zu viele Klammern ineinander: Entfernen Sie einige</translation>
    </message>
    <message>
        <source>This “(” is not closed: add “)”</source>
        <translation>Diese „(“ ist nicht geschlossen: Ergänzen Sie „)“</translation>
    </message>
    <message>
        <source>The quote is not closed: add &quot;</source>
        <translation>Das Anführungszeichen ist nicht geschlossen: Ergänzen Sie &quot;</translation>
    </message>
    <message>
        <source>The expression is not closed: add /, and write a slash inside it as \/</source>
        <translation>Der Ausdruck ist nicht geschlossen: Ergänzen Sie /, und schreiben Sie einen Schrägstrich darin als \/</translation>
    </message>
    <message>
        <source>There is no field “%1”; there are %2. To look for the text itself, put it in quotes</source>
        <translation>Ein Feld „%1“ gibt es nicht, nur %2. Um den Text selbst zu suchen, setzen Sie ihn in Anführungszeichen</translation>
    </message>
    <message>
        <source>A value is missing after “%1%2”: %3</source>
        <translation>Nach „%1%2“ fehlt ein Wert: %3</translation>
    </message>
    <message>
        <source>Only levels have an order: write “%1:” instead</source>
        <translation>Nur Stufen haben eine Reihenfolge: Schreiben Sie stattdessen „%1:“</translation>
    </message>
    <message>
        <source>Nothing stands between the signs: write what to look for</source>
        <translation>Zwischen den Zeichen steht nichts: Schreiben Sie, was gesucht wird</translation>
    </message>
    <message>
        <source>The expression is not right here: %1. To look for the text itself, put it in quotes</source>
        <translation>Der Ausdruck stimmt hier nicht: %1. Um den Text selbst zu suchen, setzen Sie ihn in Anführungszeichen</translation>
    </message>
    <message>
        <source>There is no level “%1”: write debug, info, warning or error</source>
        <translation>Eine Stufe „%1“ gibt es nicht: Schreiben Sie debug, info, warning oder error</translation>
    </message>
    <message>
        <source>There is no source “%1”: write run, history, ssis or program</source>
        <translation>Eine Quelle „%1“ gibt es nicht: Schreiben Sie run, history, ssis oder program</translation>
    </message>
    <message>
        <source>“%1” is no time: write 22:00, 2026-11-25, &quot;2026-11-25 22:00&quot;, 2h or yesterday</source>
        <translation>„%1“ ist keine Zeit: Schreiben Sie 22:00, 2026-11-25, &quot;2026-11-25 22:00&quot;, 2h oder yesterday</translation>
    </message>
    <message>
        <source>“%1” is no group: write its number from the list of groups</source>
        <translation>„%1“ ist keine Gruppe: Schreiben Sie ihre Nummer aus der Liste der Gruppen</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogFilterField</name>
    <message>
        <source>Filter the log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Filter: words, server:SQL0*, level&gt;=warning …</source>
        <translation>Filter: Wörter, server:SQL0*, level&gt;=warning …</translation>
    </message>
    <message>
        <source>&lt;p&gt;Words that lines must have, and terms such as &lt;b&gt;server:SQL0*&lt;/b&gt;, &lt;b&gt;level&amp;gt;=warning&lt;/b&gt;, &lt;b&gt;job:&quot;Load*&quot;&lt;/b&gt;, &lt;b&gt;text~/deadlock|timeout/&lt;/b&gt;, &lt;b&gt;since:22:00&lt;/b&gt;, &lt;b&gt;-server:SQL03&lt;/b&gt;, with &lt;b&gt;OR&lt;/b&gt;, &lt;b&gt;NOT&lt;/b&gt; and parentheses.&lt;/p&gt;&lt;p&gt;Ctrl+Space offers what can be written here.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Wörter, die in den Zeilen stehen müssen, und Ausdrücke wie &lt;b&gt;server:SQL0*&lt;/b&gt;, &lt;b&gt;level&amp;gt;=warning&lt;/b&gt;, &lt;b&gt;job:&quot;Load*&quot;&lt;/b&gt;, &lt;b&gt;text~/deadlock|timeout/&lt;/b&gt;, &lt;b&gt;since:22:00&lt;/b&gt;, &lt;b&gt;-server:SQL03&lt;/b&gt;, mit &lt;b&gt;OR&lt;/b&gt; (oder), &lt;b&gt;NOT&lt;/b&gt; (nicht) und Klammern.&lt;/p&gt;&lt;p&gt;Strg+Leertaste bietet an, was hier geschrieben werden kann.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogFindBar</name>
    <message>
        <source>Find in the lines shown</source>
        <translation>In den gezeigten Zeilen suchen</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Case matters</source>
        <translation>Groß- und Kleinschreibung unterscheiden</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <comment>error of an expression</comment>
        <translation>Spalte %1: %2</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Es wird gesucht …</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 lines with hits</source>
        <translation>%1 Zeilen mit Treffern</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogGroupsModel</name>
    <message>
        <source>%1: %2</source>
        <comment>server, count</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>What they have in common</source>
        <translation>Was sie gemeinsam haben</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>First: %1</source>
        <translation>Zuerst: %1</translation>
    </message>
    <message>
        <source>Last: %1</source>
        <translation>Zuletzt: %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogGroupsPanel</name>
    <message>
        <source>No errors so far. Errors that say the same are counted here as one.</source>
        <translation>Bisher keine Fehler. Fehler, die dasselbe sagen, werden hier als einer gezählt.</translation>
    </message>
    <message>
        <source>Groups of alike errors</source>
        <translation>Gruppen gleichartiger Fehler</translation>
    </message>
    <message>
        <source>Which lines are put into groups</source>
        <translation>Welche Zeilen zu Gruppen zusammengefasst werden</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>No warnings or errors so far. Those that say the same are counted here as one.</source>
        <translation>Bisher keine Warnungen oder Fehler. Was dasselbe sagt, wird hier als eines gezählt.</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogHighlightDialog</name>
    <message>
        <source>&amp;Add a rule</source>
        <translation>Regel &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Highlight lines</source>
        <translation>Zeilen hervorheben</translation>
    </message>
    <message>
        <source>Lines that pass a rule&apos;s filter get its ground and its number. The first rule that fits counts.</source>
        <translation>Zeilen, auf die der Filter einer Regel passt, bekommen ihren Hintergrund und ihre Nummer. Die erste passende Regel zählt.</translation>
    </message>
    <message>
        <source>Filter of the rule</source>
        <translation>Filter der Regel</translation>
    </message>
    <message>
        <source>Ground of the rule</source>
        <translation>Hintergrund der Regel</translation>
    </message>
    <message>
        <source>Take this rule away</source>
        <translation>Diese Regel entfernen</translation>
    </message>
    <message>
        <source>Rule %1, column %2: %3</source>
        <translation>Regel %1, Spalte %2: %3</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogHighlights</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogMarkBar</name>
    <message>
        <source>Marks of errors, hits and bookmarks</source>
        <translation>Marken von Fehlern, Treffern und Lesezeichen</translation>
    </message>
    <message>
        <source>Where errors (left), hits (middle) and bookmarks (right) are. A click goes there.</source>
        <translation>Wo Fehler (links), Treffer (Mitte) und Lesezeichen (rechts) sind. Ein Klick führt dorthin.</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogModel</name>
    <message>
        <source>Debug</source>
        <comment>level of a log line</comment>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>level of a log line</comment>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>level of a log line</comment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>level of a log line</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>where a log line comes from</comment>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Job history</source>
        <comment>where a log line comes from</comment>
        <translation>Auftragsverlauf</translation>
    </message>
    <message>
        <source>SSIS</source>
        <comment>where a log line comes from</comment>
        <translation>SSIS</translation>
    </message>
    <message>
        <source>Program</source>
        <comment>where a log line comes from</comment>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>The clock of %1 said %2 and is right.</source>
        <translation>Die Uhr von %1 zeigte %2 und geht richtig.</translation>
    </message>
    <message>
        <source>The clock of %1 said %2 and is %3 s ahead.</source>
        <translation>Die Uhr von %1 zeigte %2 und geht %3 s vor.</translation>
    </message>
    <message>
        <source>The clock of %1 said %2 and is %3 s behind.</source>
        <translation>Die Uhr von %1 zeigte %2 und geht %3 s nach.</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogPanel</name>
    <message>
        <source>Whole message of the current line</source>
        <translation>Ganze Meldung der aktuellen Zeile</translation>
    </message>
    <message>
        <source>The whole message of the chosen line stands here.</source>
        <translation>Hier steht die ganze Meldung der gewählten Zeile.</translation>
    </message>
    <message>
        <source>Nothing has been logged yet. Runs of jobs and of this package appear here as they happen.</source>
        <translation>Noch ist nichts protokolliert. Läufe von Aufträgen und dieses Pakets erscheinen hier, während sie geschehen.</translation>
    </message>
    <message>
        <source>&amp;Follow the newest line</source>
        <translation>Der neuesten Zeile &amp;folgen</translation>
    </message>
    <message>
        <source>&amp;Next error</source>
        <translation>&amp;Nächster Fehler</translation>
    </message>
    <message>
        <source>&amp;Previous error</source>
        <translation>&amp;Voriger Fehler</translation>
    </message>
    <message>
        <source>&amp;Copy lines</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>Show the lines of all tasks</source>
        <translation>Die Zeilen aller Tasks zeigen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Least level shown</source>
        <translation>Niedrigste gezeigte Stufe</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>Info and above</source>
        <translation>Ab Info</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Only lines of %1 are shown: show the lines of all tasks</source>
        <translation>Nur Zeilen von %1 werden gezeigt: die Zeilen aller Tasks zeigen</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>Show &amp;task</source>
        <translation>&amp;Task zeigen</translation>
    </message>
    <message>
        <source>Only this task&apos;s &amp;lines</source>
        <translation>Nur die &amp;Zeilen dieses Tasks</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>More commands of the log</source>
        <translation>Weitere Befehle des Protokolls</translation>
    </message>
    <message>
        <source>The oldest %1 lines were let go: the log keeps at most %2.</source>
        <translation>Die ältesten %1 Zeilen wurden verworfen: Das Protokoll behält höchstens %2.</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <comment>error of a filter</comment>
        <translation>Spalte %1: %2</translation>
    </message>
    <message>
        <source>%1, searching …</source>
        <comment>count of lines</comment>
        <translation>%1, es wird gesucht …</translation>
    </message>
    <message>
        <source>%1, %2 new</source>
        <comment>count of lines</comment>
        <translation>%1, %2 neu</translation>
    </message>
    <message>
        <source>Copy &amp;message</source>
        <translation>&amp;Meldung kopieren</translation>
    </message>
    <message>
        <source>F&amp;irst error</source>
        <translation>&amp;Erster Fehler</translation>
    </message>
    <message>
        <source>Next &amp;server</source>
        <translation>Nächster &amp;Server</translation>
    </message>
    <message>
        <source>Previous ser&amp;ver</source>
        <translation>&amp;Voriger Server</translation>
    </message>
    <message>
        <source>Go to a &amp;time…</source>
        <translation>Zu einer &amp;Zeit gehen …</translation>
    </message>
    <message>
        <source>Fin&amp;d in the lines shown</source>
        <translation>In den gezeigten Zeilen s&amp;uchen</translation>
    </message>
    <message>
        <source>&amp;Groups of alike errors</source>
        <translation>&amp;Gruppen gleichartiger Fehler</translation>
    </message>
    <message>
        <source>Set or take away a &amp;bookmark</source>
        <translation>&amp;Lesezeichen setzen oder entfernen</translation>
    </message>
    <message>
        <source>Ne&amp;xt bookmark</source>
        <translation>&amp;Nächstes Lesezeichen</translation>
    </message>
    <message>
        <source>Previous boo&amp;kmark</source>
        <translation>Vor&amp;iges Lesezeichen</translation>
    </message>
    <message>
        <source>&amp;Export the lines shown…</source>
        <translation>Gezeigte Zeilen e&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Highlight lines…</source>
        <translation>Zeilen &amp;hervorheben …</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>Sp&amp;alten</translation>
    </message>
    <message>
        <source>&amp;Keep at most</source>
        <translation>&amp;Behalten höchstens</translation>
    </message>
    <message>
        <source>Everything</source>
        <comment>limit of the log</comment>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Export the lines shown</source>
        <translation>Gezeigte Zeilen exportieren</translation>
    </message>
    <message>
        <source>Comma-separated (*.csv);;JSON (*.json);;Text (*.txt)</source>
        <translation>Kommagetrennt (*.csv);;JSON (*.json);;Text (*.txt)</translation>
    </message>
    <message>
        <source>Only this &amp;server&apos;s lines</source>
        <translation>Nur Zeilen dieses &amp;Servers</translation>
    </message>
    <message>
        <source>Only this &amp;job&apos;s lines</source>
        <translation>Nur Zeilen dieses Auft&amp;rags</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n line(s) passes the filter.</source>
        <translation>
            <numerusform>Die eine Zeile kommt nicht durch den Filter.</numerusform>
            <numerusform>Keine der %n Zeilen kommt durch den Filter.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Lines over time</source>
        <translation>Zeilen im Zei&amp;tverlauf</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogRateStrip</name>
    <message>
        <source>Lines over time</source>
        <translation>Zeilen im Zeitverlauf</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %n line(s)</source>
        <translation>
            <numerusform>%1 bis %2: %n Zeile</numerusform>
            <numerusform>%1 bis %2: %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %1 lines in %2</source>
        <comment>lines over time</comment>
        <translation>höchstens %1 Zeilen in %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a time that is chosen</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>A click goes there, a drag shows that time only, a double click all of it.</source>
        <translation>Ein Klick geht dorthin, Ziehen zeigt nur diese Zeit, ein Doppelklick wieder alles.</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogSentence</name>
    <message>
        <source>%1: %2</source>
        <comment>log line, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: ready</source>
        <comment>task</comment>
        <translation>%1: bereit</translation>
    </message>
    <message>
        <source>%1 goes to %2</source>
        <comment>task, server</comment>
        <translation>%1 geht an %2</translation>
    </message>
    <message>
        <source>%1: start requested on %2 (attempt %3)</source>
        <comment>task, server</comment>
        <translation>%1: Start auf %2 angefordert (Versuch %3)</translation>
    </message>
    <message>
        <source>%1: %2 took the start (attempt %3)</source>
        <comment>task, server</comment>
        <translation>%1: %2 hat den Start angenommen (Versuch %3)</translation>
    </message>
    <message>
        <source>%1 runs on %2</source>
        <comment>task, server</comment>
        <translation>%1 läuft auf %2</translation>
    </message>
    <message>
        <source>Step %1 (%2): %3</source>
        <comment>number, name, outcome</comment>
        <translation>Schritt %1 (%2): %3</translation>
    </message>
    <message>
        <source>%1, attempt %2: %3</source>
        <comment>task, number, outcome</comment>
        <translation>%1, Versuch %2: %3</translation>
    </message>
    <message>
        <source>%1 is tried again in %2 s (attempt %3)</source>
        <comment>task</comment>
        <translation>%1 wird in %2 s wiederholt (Versuch %3)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>task, outcome</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 after %3 s</source>
        <comment>task, outcome, duration</comment>
        <translation>%1: %2 nach %3 s</translation>
    </message>
    <message>
        <source>%1 is skipped</source>
        <comment>task</comment>
        <translation>%1 wird übersprungen</translation>
    </message>
    <message>
        <source>Cancelling %1 was asked for</source>
        <comment>task</comment>
        <translation>Abbruch von %1 wurde verlangt</translation>
    </message>
    <message>
        <source>The job of %1 is stopped on %2: it timed out</source>
        <comment>task, server</comment>
        <translation>Der Auftrag von %1 wird auf %2 gestoppt: Zeitlimit überschritten</translation>
    </message>
    <message>
        <source>The job of %1 is stopped on %2: the task was cancelled</source>
        <comment>task, server</comment>
        <translation>Der Auftrag von %1 wird auf %2 gestoppt: Der Task wurde abgebrochen</translation>
    </message>
    <message>
        <source>A halt is set before %1</source>
        <comment>task</comment>
        <translation>Ein Halt ist vor %1 gesetzt</translation>
    </message>
    <message>
        <source>The halt before %1 is taken away</source>
        <comment>task</comment>
        <translation>Der Halt vor %1 ist aufgehoben</translation>
    </message>
    <message>
        <source>%1 could start and is held</source>
        <comment>task</comment>
        <translation>%1 könnte starten und wird angehalten</translation>
    </message>
    <message>
        <source>%1 waits to run again</source>
        <comment>task</comment>
        <translation>%1 wartet darauf, noch einmal zu laufen</translation>
    </message>
    <message>
        <source>%3 decided the outcome of %1: %2</source>
        <comment>task, outcome, account</comment>
        <translation>%3 hat über das Ergebnis von %1 entschieden: %2</translation>
    </message>
    <message>
        <source>Run of %1 started</source>
        <comment>parent package</comment>
        <translation>Lauf von %1 gestartet</translation>
    </message>
    <message>
        <source>Cancelling the run was asked for</source>
        <translation>Abbruch des Laufs wurde verlangt</translation>
    </message>
    <message>
        <source>The run&apos;s time-out is reached: it is cancelled</source>
        <translation>Das Zeitlimit des Laufs ist erreicht: Er wird abgebrochen</translation>
    </message>
    <message>
        <source>The run is paused: nothing new is started</source>
        <translation>Der Lauf pausiert: Nichts Neues wird gestartet</translation>
    </message>
    <message>
        <source>The run goes on</source>
        <translation>Der Lauf geht weiter</translation>
    </message>
    <message>
        <source>The run is opened again</source>
        <translation>Der Lauf ist wieder offen</translation>
    </message>
    <message>
        <source>The run was interrupted and goes on in process %2 on %1</source>
        <comment>host, number</comment>
        <translation>Der Lauf wurde unterbrochen und geht in Prozess %2 auf %1 weiter</translation>
    </message>
    <message>
        <source>The run ended: %1</source>
        <comment>outcome</comment>
        <translation>Der Lauf ist zu Ende: %1</translation>
    </message>
    <message>
        <source>Contact to %1 is lost</source>
        <comment>server</comment>
        <translation>Kontakt zu %1 ist verloren</translation>
    </message>
    <message>
        <source>%1 answers again</source>
        <comment>server</comment>
        <translation>%1 antwortet wieder</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogTail</name>
    <message>
        <source>%1: the history of its jobs cannot be read. Give the login %2 a role of the Agent in msdb, such as SQLAgentReaderRole.</source>
        <translation>%1: Der Verlauf seiner Aufträge kann nicht gelesen werden. Geben Sie der Anmeldung %2 in msdb eine Rolle des Agents, etwa SQLAgentReaderRole.</translation>
    </message>
    <message>
        <source>%1: %2 cannot be read: %3 (Error %4)</source>
        <translation>%1: %2 kann nicht gelesen werden: %3 (Fehler %4)</translation>
    </message>
    <message>
        <source>%1: there is no SSISDB, although steps of its jobs run packages of the catalog.</source>
        <translation>%1: Es gibt keine SSISDB, obwohl Schritte seiner Aufträge Pakete des Katalogs ausführen.</translation>
    </message>
    <message>
        <source>%1: the messages of SSISDB cannot be read. Make the login %2 a user of SSISDB, and a member of ssis_admin or of a role that may read executions.</source>
        <translation>%1: Die Meldungen der SSISDB können nicht gelesen werden. Machen Sie die Anmeldung %2 zum Benutzer der SSISDB und zum Mitglied von ssis_admin oder einer Rolle, die Ausführungen lesen darf.</translation>
    </message>
    <message>
        <source>%1: there is no database %2, in which packages are to log by the registry (ssisLog). Correct it.</source>
        <translation>%1: Es gibt keine Datenbank %2, in die Pakete laut Registrierung (ssisLog) protokollieren sollen. Berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>%1: there is no dbo.sysssislog in %2, or the login %3 may not enter that database. The first package that logs there makes the table.</source>
        <translation>%1: In %2 gibt es kein dbo.sysssislog, oder die Anmeldung %3 darf diese Datenbank nicht betreten. Das erste Paket, das dorthin protokolliert, legt die Tabelle an.</translation>
    </message>
    <message>
        <source>%1: sysssislog in %2 cannot be read. GRANT SELECT ON dbo.sysssislog to the login %3 there.</source>
        <translation>%1: sysssislog in %2 kann nicht gelesen werden. Geben Sie der Anmeldung %3 dort SELECT auf dbo.sysssislog (GRANT).</translation>
    </message>
    <message>
        <source>the history of its jobs</source>
        <translation>der Verlauf seiner Aufträge</translation>
    </message>
    <message>
        <source>%1: %2 can be read again.</source>
        <translation>%1: %2 kann wieder gelesen werden.</translation>
    </message>
</context>
<context>
    <name>stellwerk::LogTimeBox</name>
    <message>
        <source>&amp;Go to the first line at or after:</source>
        <translation>&amp;Gehe zur ersten Zeile ab:</translation>
    </message>
    <message>
        <source>22:00 (the last time it was), 2026-11-25 22:00, 2h (ago), yesterday</source>
        <translation>22:00 (als es das zuletzt war), 2026-11-25 22:00, 2h (vor 2 Stunden), yesterday (gestern)</translation>
    </message>
    <message>
        <source>“%1” is no time: write 22:00, 2026-11-25 22:00, 2h or yesterday</source>
        <translation>„%1“ ist keine Zeit: Schreiben Sie 22:00, 2026-11-25 22:00, 2h oder yesterday</translation>
    </message>
</context>
<context>
    <name>stellwerk::LongWorks</name>
    <message>
        <source>Taking in the history of the servers</source>
        <translation>Den Verlauf der Server aufnehmen</translation>
    </message>
    <message>
        <source>%1 of %2 servers, %3 runs taken in</source>
        <translation>%1 von %2 Servern, %3 Läufe aufgenommen</translation>
    </message>
    <message>
        <source>Opening parent packages</source>
        <translation>Übergeordnete Pakete öffnen</translation>
    </message>
    <message>
        <source>Arranging %1</source>
        <translation>%1 anordnen</translation>
    </message>
    <message>
        <source>Exporting the log to %1</source>
        <translation>Das Protokoll nach %1 exportieren</translation>
    </message>
    <message>
        <source>Filtering the log</source>
        <translation>Das Protokoll filtern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) taken in</source>
        <translation>
            <numerusform>%Ln Lauf aufgenommen</numerusform>
            <numerusform>%Ln Läufe aufgenommen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::MainWindow</name>
    <message>
        <source>The list of servers cannot be read: %1</source>
        <translation>Die Liste der Server kann nicht gelesen werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>Opening %n file(s)…</source>
        <translation>
            <numerusform>%n Datei wird geöffnet …</numerusform>
            <numerusform>%n Dateien werden geöffnet …</numerusform>
        </translation>
    </message>
    <message>
        <source>%1[*] – Stellwerk</source>
        <translation>%1[*] – Stellwerk</translation>
    </message>
    <message>
        <source>Stellwerk</source>
        <translation>Stellwerk</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur Lesen</translation>
    </message>
    <message>
        <source>Nothing is started or stopped. Press to switch read-only off.</source>
        <translation>Nichts wird gestartet oder gestoppt. Drücken, um „Nur Lesen“ auszuschalten.</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>Fenster behalten</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <comment>window title</comment>
        <translation>%1 (nur Lesen)</translation>
    </message>
    <message>
        <source>History of jobs: %1</source>
        <translation>Verlauf der Aufträge: %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Package</source>
        <translation>&amp;Paket</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>&amp;Anordnen</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>Aus&amp;führen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Symbolleiste</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>Co&amp;lour of notes</source>
        <translation>&amp;Farbe von Notizen</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>Weitere Befehle</translation>
    </message>
    <message>
        <source>Go al&amp;ong</source>
        <translation>Einschränkungen &amp;folgen</translation>
    </message>
    <message>
        <source>C&amp;hosen past run</source>
        <translation>Ge&amp;wählter früherer Lauf</translation>
    </message>
    <message>
        <source>Time s&amp;lider</source>
        <translation>Zeitreg&amp;ler</translation>
    </message>
</context>
<context>
    <name>stellwerk::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>stellwerk::Minimap</name>
    <message>
        <source>Overview of the package</source>
        <translation>Überblick über das Paket</translation>
    </message>
    <message>
        <source>Overview: click or drag to go there</source>
        <translation>Überblick: klicken oder ziehen, um dorthin zu gehen</translation>
    </message>
</context>
<context>
    <name>stellwerk::MomentBar</name>
    <message>
        <source>Close</source>
        <comment>the past run that is shown</comment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show the current run again, or none</source>
        <translation>Wieder den aktuellen Lauf zeigen, oder keinen</translation>
    </message>
    <message>
        <source>&amp;Play the run</source>
        <translation>Lauf ab&amp;spielen</translation>
    </message>
    <message>
        <source>To the &amp;event before</source>
        <translation>Zum &amp;Ereignis davor</translation>
    </message>
    <message>
        <source>To the &amp;next event</source>
        <translation>Zum &amp;nächsten Ereignis</translation>
    </message>
    <message>
        <source>To the &amp;failure before</source>
        <translation>Zum &amp;Fehler davor</translation>
    </message>
    <message>
        <source>To the next f&amp;ailure</source>
        <translation>Zum nächsten Fehle&amp;r</translation>
    </message>
    <message>
        <source>&amp;Back to live</source>
        <translation>&amp;Zurück zum Jetzt</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>Geschwindigkeit beim Abspielen</translation>
    </message>
    <message>
        <source>How many times as fast as it was; any number can be typed</source>
        <translation>Wievielmal so schnell wie in Wirklichkeit; jede Zahl kann eingegeben werden</translation>
    </message>
    <message>
        <source>Stop &amp;playing</source>
        <translation>Ab&amp;spielen anhalten</translation>
    </message>
    <message>
        <source>To the e&amp;nd</source>
        <translation>&amp;Zum Ende</translation>
    </message>
    <message>
        <source>No run is shown.</source>
        <translation>Es wird kein Lauf gezeigt.</translation>
    </message>
    <message>
        <source>This is the run&apos;s first event.</source>
        <translation>Das ist das erste Ereignis des Laufs.</translation>
    </message>
    <message>
        <source>This is the run&apos;s last event.</source>
        <translation>Das ist das letzte Ereignis des Laufs.</translation>
    </message>
    <message>
        <source>Nothing failed before.</source>
        <translation>Davor ist nichts fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Nothing fails after this moment.</source>
        <translation>Nach diesem Zeitpunkt schlägt nichts fehl.</translation>
    </message>
    <message>
        <source>The run is shown as it stands.</source>
        <translation>Der Lauf wird gezeigt, wie er steht.</translation>
    </message>
    <message>
        <source>Past run of %1</source>
        <comment>date and time</comment>
        <translation>Früherer Lauf vom %1</translation>
    </message>
    <message>
        <source>%1, started %2 on %3. Commands for tasks mean the current run, not this one.</source>
        <translation>%1, gestartet %2 auf %3. Befehle für Tasks gelten dem aktuellen Lauf, nicht diesem.</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation>Jetzt, %1</translation>
    </message>
    <message>
        <source>Showing %1</source>
        <translation>Gezeigt: %1</translation>
    </message>
    <message>
        <source>The run goes on, and commands mean it as it is now.</source>
        <translation>Der Lauf geht weiter, und Befehle gelten ihm, wie er jetzt ist.</translation>
    </message>
    <message>
        <source>An earlier moment of the run</source>
        <translation>Ein früherer Zeitpunkt des Laufs</translation>
    </message>
</context>
<context>
    <name>stellwerk::MomentSlider</name>
    <message>
        <source>Moment of the run</source>
        <translation>Zeitpunkt des Laufs</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <comment>clock time, time since the start, whole duration</comment>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>%1  %2 failed</source>
        <comment>clock time, task</comment>
        <translation>%1  %2 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1  %2 ended</source>
        <comment>clock time, task</comment>
        <translation>%1  %2 zu Ende</translation>
    </message>
</context>
<context>
    <name>stellwerk::Note</name>
    <message>
        <source>Double click to write</source>
        <translation>Zum Schreiben doppelklicken</translation>
    </message>
</context>
<context>
    <name>stellwerk::NoteInspector</name>
    <message>
        <source>&amp;Locked in place</source>
        <translation>Am P&amp;latz gesperrt</translation>
    </message>
    <message>
        <source>Markdown: # title, **bold**, - list</source>
        <translation>Markdown: # Titel, **fett**, - Liste</translation>
    </message>
    <message>
        <source>Te&amp;xt:</source>
        <translation>Te&amp;xt:</translation>
    </message>
    <message>
        <source>&amp;Colour:</source>
        <translation>&amp;Farbe:</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>&amp;Width:</source>
        <translation>&amp;Breite:</translation>
    </message>
    <message>
        <source>&amp;Height:</source>
        <translation>&amp;Höhe:</translation>
    </message>
</context>
<context>
    <name>stellwerk::NotificationSettingsPage</name>
    <message>
        <source>Show a s&amp;ymbol in the system tray</source>
        <translation>Ein S&amp;ymbol im Infobereich zeigen</translation>
    </message>
    <message>
        <source>When no window of Stellwerk is in use, tell me that</source>
        <translation>Wenn kein Fenster von Stellwerk benutzt wird, melden, dass</translation>
    </message>
    <message>
        <source>the run has &amp;ended, and how</source>
        <translation>der Lauf zu &amp;Ende ist, und wie</translation>
    </message>
    <message>
        <source>a task has &amp;failed, the first of its run</source>
        <translation>ein Task &amp;fehlgeschlagen ist, der erste seines Laufs</translation>
    </message>
    <message>
        <source>the processing &amp;window will be missed</source>
        <translation>das &amp;Verarbeitungsfenster verfehlt wird</translation>
    </message>
    <message>
        <source>the run waits for a &amp;person</source>
        <translation>der Lauf auf einen &amp;Menschen wartet</translation>
    </message>
    <message>
        <source>a server has &amp;not answered for</source>
        <translation>ein Server &amp;nicht antwortet, seit</translation>
    </message>
    <message>
        <source> min</source>
        <comment>unit: minutes, in a field</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>Minutes until a server counts as away</source>
        <translation>Minuten, bis ein Server als weg gilt</translation>
    </message>
    <message>
        <source>Each is told once a run. Pressing it brings up the window and shows the task.</source>
        <translation>Jedes wird einmal je Lauf gemeldet. Ein Klick darauf holt das Fenster nach vorn und zeigt den Task.</translation>
    </message>
    <message>
        <source>This desktop has no system tray</source>
        <translation>Diese Arbeitsumgebung hat keinen Infobereich</translation>
    </message>
</context>
<context>
    <name>stellwerk::Notifications</name>
    <message>
        <source>%1 on %2</source>
        <comment>task, server</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>How %1 ended is not known. A person has to decide.</source>
        <comment>task on server</comment>
        <translation>Wie %1 endete, ist nicht bekannt. Ein Mensch muss entscheiden.</translation>
    </message>
    <message>
        <source>%1 could start and is held until you release it.</source>
        <comment>task</comment>
        <translation>%1 könnte starten und wird angehalten, bis Sie ihn freigeben.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>package, outcome of its run</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s) did not succeed. First: %2.</source>
        <comment>number, task on server</comment>
        <translation>
            <numerusform>%1 von %n Task war nicht erfolgreich. Zuerst: %2.</numerusform>
            <numerusform>%1 von %n Tasks waren nicht erfolgreich. Zuerst: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n task(s) did not succeed.</source>
        <comment>number</comment>
        <translation>
            <numerusform>%1 von %n Task war nicht erfolgreich.</numerusform>
            <numerusform>%1 von %n Tasks waren nicht erfolgreich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) succeeded.</source>
        <translation>
            <numerusform>%n Task war erfolgreich.</numerusform>
            <numerusform>%n Tasks waren erfolgreich.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: first failure</source>
        <comment>package</comment>
        <translation>%1: erster Fehlschlag</translation>
    </message>
    <message>
        <source>%1 waits for you</source>
        <comment>package</comment>
        <translation>%1 wartet auf Sie</translation>
    </message>
    <message>
        <source>%1 will miss its processing window</source>
        <comment>package</comment>
        <translation>%1 wird das Verarbeitungsfenster verfehlen</translation>
    </message>
    <message>
        <source>It ends at %1, and the run cannot end before %2.</source>
        <comment>two times</comment>
        <translation>Es endet um %1, und der Lauf kann nicht vor %2 enden.</translation>
    </message>
    <message>
        <source>Last on the longest way: %1.</source>
        <comment>task</comment>
        <translation>Zuletzt auf dem längsten Weg: %1.</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <comment>server</comment>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message numerus="yes">
        <source>For %n minute(s) now. What %1 runs there goes on, but nobody sees it.</source>
        <comment>package</comment>
        <translation>
            <numerusform>Seit %n Minute. Was %1 dort ausführt, läuft weiter, aber niemand sieht es.</numerusform>
            <numerusform>Seit %n Minuten. Was %1 dort ausführt, läuft weiter, aber niemand sieht es.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::OpenDocument</name>
    <message>
        <source>New parent package</source>
        <translation>Neues übergeordnetes Paket</translation>
    </message>
    <message>
        <source>Reload from the file</source>
        <translation>Aus der Datei neu laden</translation>
    </message>
    <message>
        <source>Recover unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen wiederherstellen</translation>
    </message>
</context>
<context>
    <name>stellwerk::OutcomeDialog</name>
    <message>
        <source>How did %1 end?</source>
        <comment>task</comment>
        <translation>Wie endete %1?</translation>
    </message>
    <message>
        <source>Stellwerk cannot tell how this task ended, and what follows waits for an answer. Look at the evidence, then decide.</source>
        <translation>Stellwerk kann nicht sagen, wie dieser Task endete, und was ihm folgt, wartet auf eine Antwort. Erst die Belege ansehen, dann entscheiden.</translation>
    </message>
    <message>
        <source>Task:</source>
        <translation>Task:</translation>
    </message>
    <message>
        <source>Job:</source>
        <translation>Auftrag:</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>Server:</translation>
    </message>
    <message>
        <source>Attempt:</source>
        <translation>Versuch:</translation>
    </message>
    <message>
        <source>%1, requested %2</source>
        <comment>number, time</comment>
        <translation>%1, angefordert %2</translation>
    </message>
    <message>
        <source>What is known:</source>
        <translation>Bekannt ist:</translation>
    </message>
    <message>
        <source>Last events of the task</source>
        <translation>Letzte Ereignisse des Tasks</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>The job&apos;s history at %1</source>
        <comment>server</comment>
        <translation>Verlauf des Auftrags auf %1</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>The job&apos;s history at the server</source>
        <translation>Verlauf des Auftrags auf dem Server</translation>
    </message>
    <message>
        <source>Started there</source>
        <translation>Dort gestartet</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Ended as</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>It &amp;succeeded</source>
        <translation>&amp;War erfolgreich</translation>
    </message>
    <message>
        <source>It &amp;failed</source>
        <translation>Ist &amp;fehlgeschlagen</translation>
    </message>
    <message>
        <source>&amp;Run it again</source>
        <translation>&amp;Noch einmal ausführen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>The task never came to a server.</source>
        <translation>Der Task kam nie zu einem Server.</translation>
    </message>
    <message>
        <source>It cannot be read now: %1</source>
        <translation>Jetzt nicht lesbar: %1</translation>
    </message>
    <message>
        <source>(the whole job)</source>
        <translation>(der ganze Auftrag)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step number, name</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The history holds nothing of this job: it may have been purged.</source>
        <translation>Der Verlauf enthält nichts von diesem Auftrag: Vielleicht wurde er bereinigt.</translation>
    </message>
    <message>
        <source>No run of the job began after this attempt was requested.</source>
        <translation>Seit dieser Versuch angefordert wurde, begann kein Lauf des Auftrags.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) of the job began after this attempt was requested (bold).</source>
        <translation>
            <numerusform>Ein Lauf des Auftrags begann, seit dieser Versuch angefordert wurde (fett).</numerusform>
            <numerusform>%n Läufe des Auftrags begannen, seit dieser Versuch angefordert wurde (fett).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::OutcomeStrip</name>
    <message>
        <source>Last outcomes, newest first: %1</source>
        <translation>Letzte Ergebnisse, neueste zuerst: %1</translation>
    </message>
    <message>
        <source>Started: %1 (server time)</source>
        <translation>Gestartet: %1 (Serverzeit)</translation>
    </message>
    <message>
        <source>Duration: %1</source>
        <translation>Dauer: %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::Outline</name>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Comes after</source>
        <translation>Kommt nach</translation>
    </message>
    <message>
        <source>Starts after</source>
        <translation>Startet nach</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Slack</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>any of them</source>
        <translation>einem davon</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>allen</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>none: on the critical path</source>
        <translation>keiner: auf dem kritischen Pfad</translation>
    </message>
</context>
<context>
    <name>stellwerk::OutlineModel</name>
    <message>
        <source>%1, disabled</source>
        <translation>%1, deaktiviert</translation>
    </message>
</context>
<context>
    <name>stellwerk::OutlinePanel</name>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation>Tasks filtern</translation>
    </message>
    <message>
        <source>Filter of the outline</source>
        <translation>Filter der Gliederung</translation>
    </message>
    <message>
        <source>Words must all occur. For one field: server:SQL01 state:failed job: name: note: group:</source>
        <translation>Alle Wörter müssen vorkommen. Für ein Feld: server:SQL01 zustand:fehl auftrag: name: notiz: gruppe:</translation>
    </message>
    <message>
        <source>As a tree of groups</source>
        <translation>Als Baum der Gruppen</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Tasks by groups</source>
        <translation>Tasks nach Gruppen</translation>
    </message>
    <message>
        <source>Table of tasks</source>
        <translation>Tabelle der Tasks</translation>
    </message>
    <message>
        <source>No parent package is open.</source>
        <translation>Kein übergeordnetes Paket ist geöffnet.</translation>
    </message>
    <message>
        <source>The package has no task yet.</source>
        <translation>Das Paket hat noch keinen Task.</translation>
    </message>
    <message>
        <source>No task matches the filter.</source>
        <translation>Kein Task passt zum Filter.</translation>
    </message>
    <message>
        <source>&amp;Show on the canvas</source>
        <translation>Auf der &amp;Zeichenfläche zeigen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Copy as a table</source>
        <translation>Als Tabelle &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>stellwerk::PackageEditor</name>
    <message numerus="yes">
        <source>Paste %n task(s)</source>
        <translation>
            <numerusform>%n Task einfügen</numerusform>
            <numerusform>%n Tasks einfügen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such task.</source>
        <translation>Einen solchen Task gibt es nicht.</translation>
    </message>
    <message>
        <source>A task cannot wait for itself.</source>
        <translation>Ein Task kann nicht auf sich selbst warten.</translation>
    </message>
    <message>
        <source>These tasks are already connected.</source>
        <translation>Diese Tasks sind schon verbunden.</translation>
    </message>
    <message>
        <source>That would make a cycle: neither task could ever start.</source>
        <translation>Das ergäbe einen Kreis: Keiner der Tasks könnte je starten.</translation>
    </message>
    <message numerus="yes">
        <source>Add %n task(s)</source>
        <translation>
            <numerusform>%n Task hinzufügen</numerusform>
            <numerusform>%n Tasks hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Insert %n task(s)</source>
        <translation>
            <numerusform>%n Task dazwischen einfügen</numerusform>
            <numerusform>%n Tasks dazwischen einfügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Insert task</source>
        <translation>Task einfügen</translation>
    </message>
    <message>
        <source>Connect tasks</source>
        <translation>Tasks verbinden</translation>
    </message>
    <message>
        <source>Add connected task</source>
        <translation>Verbundenen Task hinzufügen</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Umhängen</translation>
    </message>
    <message>
        <source>Change constraint kind</source>
        <translation>Art der Einschränkung ändern</translation>
    </message>
    <message>
        <source>Start after any</source>
        <translation>Nach einem starten</translation>
    </message>
    <message>
        <source>Start after all</source>
        <translation>Nach allen starten</translation>
    </message>
    <message numerus="yes">
        <source>Disable %n task(s)</source>
        <translation>
            <numerusform>%n Task deaktivieren</numerusform>
            <numerusform>%n Tasks deaktivieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enable %n task(s)</source>
        <translation>
            <numerusform>%n Task aktivieren</numerusform>
            <numerusform>%n Tasks aktivieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename task</source>
        <translation>Task umbenennen</translation>
    </message>
    <message>
        <source>Change task</source>
        <translation>Task ändern</translation>
    </message>
    <message>
        <source>Change constraint</source>
        <translation>Einschränkung ändern</translation>
    </message>
    <message>
        <source>Change package settings</source>
        <translation>Paketeinstellungen ändern</translation>
    </message>
    <message numerus="yes">
        <source>Move %n task(s)</source>
        <translation>
            <numerusform>%n Task verschieben</numerusform>
            <numerusform>%n Tasks verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Anordnen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n task(s)</source>
        <translation>
            <numerusform>%n Task löschen</numerusform>
            <numerusform>%n Tasks löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n constraint(s)</source>
        <translation>
            <numerusform>%n Einschränkung löschen</numerusform>
            <numerusform>%n Einschränkungen löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n task(s) and close the gap</source>
        <translation>
            <numerusform>%n Task löschen und die Lücke schließen</numerusform>
            <numerusform>%n Tasks löschen und die Lücke schließen</numerusform>
        </translation>
    </message>
    <message>
        <source>Align tasks</source>
        <translation>Tasks ausrichten</translation>
    </message>
    <message>
        <source>Distribute tasks</source>
        <translation>Tasks verteilen</translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n task(s)</source>
        <translation>
            <numerusform>%n Task duplizieren</numerusform>
            <numerusform>%n Tasks duplizieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clone %n task(s)</source>
        <translation>
            <numerusform>%n Task klonen</numerusform>
            <numerusform>%n Tasks klonen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Connect %n task(s)</source>
        <translation>
            <numerusform>%n Task verbinden</numerusform>
            <numerusform>%n Tasks verbinden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reconnect %n constraint(s)</source>
        <translation>
            <numerusform>%n Einschränkung umhängen</numerusform>
            <numerusform>%n Einschränkungen umhängen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reverse %n constraint(s)</source>
        <translation>
            <numerusform>%n Einschränkung umkehren</numerusform>
            <numerusform>%n Einschränkungen umkehren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n task(s) and close the gap</source>
        <translation>
            <numerusform>%n Task herauslösen und Lücke schließen</numerusform>
            <numerusform>%n Tasks herauslösen und Lücke schließen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detach %n task(s)</source>
        <translation>
            <numerusform>%n Task herauslösen</numerusform>
            <numerusform>%n Tasks herauslösen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n connected task(s)</source>
        <translation>
            <numerusform>%n verbundenen Task hinzufügen</numerusform>
            <numerusform>%n verbundene Tasks hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n note(s)</source>
        <translation>
            <numerusform>%n Notiz einfügen</numerusform>
            <numerusform>%n Notizen einfügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n note(s)</source>
        <translation>
            <numerusform>%n Notiz verschieben</numerusform>
            <numerusform>%n Notizen verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n task(s) into %1</source>
        <translation>
            <numerusform>%n Task in %1 verschieben</numerusform>
            <numerusform>%n Tasks in %1 verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n task(s) out of the group</source>
        <translation>
            <numerusform>%n Task aus der Gruppe nehmen</numerusform>
            <numerusform>%n Tasks aus der Gruppe nehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group %n task(s)</source>
        <translation>
            <numerusform>%n Task gruppieren</numerusform>
            <numerusform>%n Tasks gruppieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>Gruppierung aufheben</translation>
    </message>
    <message>
        <source>Change group</source>
        <translation>Gruppe ändern</translation>
    </message>
    <message numerus="yes">
        <source>Take %n task(s) out of the group</source>
        <translation>
            <numerusform>%n Task aus der Gruppe nehmen</numerusform>
            <numerusform>%n Tasks aus der Gruppe nehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n task(s) into a group</source>
        <translation>
            <numerusform>%n Task in eine Gruppe legen</numerusform>
            <numerusform>%n Tasks in eine Gruppe legen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fold %n group(s)</source>
        <translation>
            <numerusform>%n Gruppe einklappen</numerusform>
            <numerusform>%n Gruppen einklappen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unfold %n group(s)</source>
        <translation>
            <numerusform>%n Gruppe ausklappen</numerusform>
            <numerusform>%n Gruppen ausklappen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Resize note</source>
        <translation>Größe der Notiz ändern</translation>
    </message>
    <message>
        <source>Change colour of note</source>
        <translation>Farbe der Notiz ändern</translation>
    </message>
    <message numerus="yes">
        <source>Lock %n item(s)</source>
        <translation>
            <numerusform>%n Element sperren</numerusform>
            <numerusform>%n Elemente sperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock %n item(s)</source>
        <translation>
            <numerusform>%n Element entsperren</numerusform>
            <numerusform>%n Elemente entsperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n group(s)</source>
        <translation>
            <numerusform>%n Gruppe löschen</numerusform>
            <numerusform>%n Gruppen löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n note(s)</source>
        <translation>
            <numerusform>%n Notiz löschen</numerusform>
            <numerusform>%n Notizen löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n note(s)</source>
        <translation>
            <numerusform>%n Notiz duplizieren</numerusform>
            <numerusform>%n Notizen duplizieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::PackageExportDialog</name>
    <message>
        <source>&amp;True outcomes: each task waits for its job&apos;s end and fails when it failed</source>
        <translation>&amp;Wahre Ergebnisse: jeder Task wartet auf das Ende seines Auftrags und scheitert mit ihm</translation>
    </message>
    <message>
        <source>&amp;Starts only: each task succeeds when the agent has accepted the start</source>
        <translation>Nur &amp;starten: jeder Task gelingt, sobald der Agent den Start angenommen hat</translation>
    </message>
    <message>
        <source>Export parent package</source>
        <translation>Übergeordnetes Paket exportieren</translation>
    </message>
    <message>
        <source>SSIS package (.dtsx)</source>
        <translation>SSIS-Paket (.dtsx)</translation>
    </message>
    <message>
        <source>T-SQL script (.sql)</source>
        <translation>T-SQL-Skript (.sql)</translation>
    </message>
    <message>
        <source>SQL Server %1</source>
        <translation>SQL Server %1</translation>
    </message>
    <message>
        <source>An instance without tasks: all servers are linked servers there</source>
        <translation>Eine Instanz ohne Tasks: alle Server sind dort Verbindungsserver</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Fix %n task(s) that may run on several servers to the first of them</source>
        <translation>
            <numerusform>%n Task, der auf mehreren Servern laufen darf, auf den ersten &amp;festlegen</numerusform>
            <numerusform>%n Tasks, die auf mehreren Servern laufen dürfen, auf den ersten &amp;festlegen</numerusform>
        </translation>
    </message>
    <message>
        <source>F&amp;ormat:</source>
        <translation>F&amp;ormat:</translation>
    </message>
    <message>
        <source>&amp;Version:</source>
        <translation>&amp;Version:</translation>
    </message>
    <message>
        <source>Tasks:</source>
        <translation>Tasks:</translation>
    </message>
    <message>
        <source>&amp;Run by:</source>
        <translation>&amp;Ausgeführt von:</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>All of the package is carried over.</source>
        <translation>Das ganze Paket wird übernommen.</translation>
    </message>
</context>
<context>
    <name>stellwerk::PackageImportDialog</name>
    <message>
        <source>&amp;Wait for the job&apos;s end: constraints act on how it really ended</source>
        <translation>Auf das &amp;Ende des Auftrags warten: Einschränkungen richten sich danach, wie er wirklich endete</translation>
    </message>
    <message>
        <source>Only &amp;start the job, as in SSIS: they succeed when the agent has accepted it</source>
        <translation>Den Auftrag nur &amp;starten, wie in SSIS: der Task gelingt, sobald der Agent ihn annimmt</translation>
    </message>
    <message>
        <source>Import SSIS package</source>
        <translation>SSIS-Paket importieren</translation>
    </message>
    <message>
        <source>Package:</source>
        <translation>Paket:</translation>
    </message>
    <message>
        <source>Becomes:</source>
        <translation>Wird zu:</translation>
    </message>
    <message>
        <source>Tasks that only start their job in SSIS</source>
        <translation>Tasks, die ihren Auftrag in SSIS nur starten</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>nothing: it cannot be imported</source>
        <translation>nichts: es lässt sich nicht importieren</translation>
    </message>
    <message>
        <source>Everything was understood.</source>
        <translation>Alles wurde verstanden.</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) that start a job</source>
        <translation>
            <numerusform>%n Task, der einen Auftrag startet</numerusform>
            <numerusform>%n Tasks, die einen Auftrag starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disabled task(s) that need a look</source>
        <translation>
            <numerusform>%n deaktivierter Task zum Nachsehen</numerusform>
            <numerusform>%n deaktivierte Tasks zum Nachsehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n constraint(s)</source>
        <translation>
            <numerusform>%n Einschränkung</numerusform>
            <numerusform>%n Einschränkungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n Notiz</numerusform>
            <numerusform>%n Notizen</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>stellwerk::PackageInspector</name>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>&amp;Must end by</source>
        <translation>&amp;Muss enden bis</translation>
    </message>
    <message>
        <source>End of the processing window</source>
        <translation>Ende des Verarbeitungsfensters</translation>
    </message>
    <message>
        <source>&amp;Package:</source>
        <translation>&amp;Paket:</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Beschreibung:</translation>
    </message>
    <message>
        <source>Tasks at a &amp;time:</source>
        <translation>Tasks gleich&amp;zeitig:</translation>
    </message>
    <message>
        <source>%1 tasks, %2 constraints</source>
        <translation>%1 Tasks, %2 Einschränkungen</translation>
    </message>
    <message>
        <source>none</source>
        <comment>time-out</comment>
        <translation>keins</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>&amp;Refuse jobs that are disabled</source>
        <translation>Deaktivierte Aufträge a&amp;blehnen</translation>
    </message>
    <message>
        <source>A run that takes longer is cancelled and counts as failed</source>
        <translation>Ein Lauf, der länger dauert, wird abgebrochen und gilt als fehlgeschlagen</translation>
    </message>
    <message>
        <source>SQL Server starts a disabled job when it is asked to. With this, its task fails instead.</source>
        <translation>SQL Server startet auf Anforderung auch einen deaktivierten Auftrag. Hiermit schlägt sein Task stattdessen fehl.</translation>
    </message>
    <message>
        <source>Time-&amp;out of a run:</source>
        <translation>&amp;Zeitlimit eines Laufs:</translation>
    </message>
</context>
<context>
    <name>stellwerk::Pages</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Light or dark. As the system: switched with it.</source>
        <translation>Hell oder dunkel. Wie das System: wechselt mit ihm.</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>&amp;Bewegung</translation>
    </message>
    <message>
        <source>Reduced: nothing glides, turns or pulses. Nothing is told by motion alone.</source>
        <translation>Reduziert: nichts gleitet, dreht sich oder pulsiert. Nichts wird nur durch Bewegung gesagt.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>The window is built anew in it; what is open and what runs stays.</source>
        <translation>Das Fenster wird darin neu aufgebaut; was offen ist und was läuft, bleibt.</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>&amp;Arrange the window for the run when one starts</source>
        <translation>Das Fenster für den Lauf &amp;anordnen, wenn einer beginnt</translation>
    </message>
    <message>
        <source>Switches to the perspective Run. Selection, zoom and focus stay.</source>
        <translation>Wechselt zur Perspektive Lauf. Auswahl, Zoom und Fokus bleiben.</translation>
    </message>
    <message>
        <source>Nothing is started or stopped, in the whole program, now and after its next start.</source>
        <translation>Nichts wird gestartet oder angehalten, im ganzen Programm, jetzt und nach seinem nächsten Start.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Stays at the newest line until you scroll up.</source>
        <translation>Bleibt an der neuesten Zeile, bis nach oben geblättert wird.</translation>
    </message>
    <message>
        <source>&amp;Keep at most</source>
        <translation>&amp;Höchstens behalten</translation>
    </message>
    <message>
        <source>Memory for lines of the log. What is over it goes, the oldest first; the log says so.</source>
        <translation>Speicher für Zeilen des Protokolls. Was darüber ist, geht, das Älteste zuerst; das Protokoll sagt es.</translation>
    </message>
    <message>
        <source>Errors that differ only in figures and names, once, with how often they came.</source>
        <translation>Fehler, die sich nur in Zahlen und Namen unterscheiden, einmal, mit ihrer Häufigkeit.</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>What a new server begins with. Each server has its own in its properties.</source>
        <translation>Womit ein neuer Server beginnt. Jeder Server hat seine eigenen in seinen Eigenschaften.</translation>
    </message>
    <message>
        <source>&amp;Login time-out</source>
        <translation>Zeitlimit der &amp;Anmeldung</translation>
    </message>
    <message>
        <source>So long a server may take to answer a login.</source>
        <translation>So lange darf ein Server für die Antwort auf eine Anmeldung brauchen.</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Query time-out</source>
        <translation>Zeitlimit der Ab&amp;fragen</translation>
    </message>
    <message>
        <source>So long a server may take to answer a query.</source>
        <translation>So lange darf ein Server für die Antwort auf eine Abfrage brauchen.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>No history is kept here.</source>
        <translation>Hier wird kein Verlauf geführt.</translation>
    </message>
    <message>
        <source>Outcomes and durations of all jobs, kept beyond what the servers keep themselves.</source>
        <translation>Ergebnisse und Dauern aller Aufträge, länger als die Server selbst sie behalten.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>Keep runs &amp;for</source>
        <translation>Läufe behalten &amp;für</translation>
    </message>
    <message>
        <source>Older runs are deleted, once an hour and a few at a time.</source>
        <translation>Ältere Läufe werden gelöscht, einmal in der Stunde und jeweils wenige.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Keep at &amp;most</source>
        <translation>&amp;Höchstens behalten</translation>
    </message>
    <message>
        <source>The newest of each job are kept.</source>
        <translation>Von jedem Auftrag bleiben die neuesten.</translation>
    </message>
    <message>
        <source> runs a job</source>
        <translation> Läufe je Auftrag</translation>
    </message>
    <message>
        <source>Kept now</source>
        <translation>Jetzt behalten</translation>
    </message>
    <message>
        <source>The history cannot be read.</source>
        <translation>Der Verlauf kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Deletes what is over these limits and gives the room back, in the background.</source>
        <translation>Löscht im Hintergrund, was über diesen Grenzen liegt, und gibt den Platz zurück.</translation>
    </message>
    <message>
        <source>Compact now</source>
        <translation>Jetzt verkleinern</translation>
    </message>
    <message>
        <source>&amp;Pause taking in the servers&apos; history</source>
        <translation>Die Aufnahme des Verlaufs der Server anh&amp;alten</translation>
    </message>
    <message>
        <source>Until the program ends. Runs of your own are still remembered.</source>
        <translation>Bis das Programm endet. Eigene Läufe werden weiterhin vermerkt.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Every command with its keys; found by name or by key, exported and imported.</source>
        <translation>Jeder Befehl mit seinen Tasten; nach Name oder Taste zu finden, zu exportieren und zu importieren.</translation>
    </message>
    <message>
        <source>Edit shortcuts…</source>
        <translation>Tastenkürzel bearbeiten …</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>All that the program keeps lies in one folder. Passwords are not among it: they are in the system&apos;s keychain. Nothing is sent anywhere but to your servers.</source>
        <translation>Alles, was das Programm behält, liegt in einem Ordner. Passwörter gehören nicht dazu: sie liegen im Schlüsselbund des Systems. Nichts wird irgendwohin gesendet außer an die eigenen Server.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The registered servers, without passwords.</source>
        <translation>Die registrierten Server, ohne Passwörter.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What is chosen here.</source>
        <translation>Was hier gewählt ist.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>How the window was left.</source>
        <translation>Wie das Fenster verlassen wurde.</translation>
    </message>
    <message>
        <source>Journal of runs</source>
        <translation>Journal der Läufe</translation>
    </message>
    <message>
        <source>Every run with all its events; with it a run is picked up after a crash.</source>
        <translation>Jeder Lauf mit allen Ereignissen; damit wird ein Lauf nach einem Absturz wieder aufgenommen.</translation>
    </message>
    <message>
        <source>Outcomes and durations of all jobs.</source>
        <translation>Ergebnisse und Dauern aller Aufträge.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>What the program tells of itself; 1 MB at most.</source>
        <translation>Was das Programm über sich selbst sagt; höchstens 1 MB.</translation>
    </message>
    <message>
        <source>Not there yet</source>
        <translation>Noch nicht vorhanden</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s), %1</source>
        <translation>
            <numerusform>%Ln Lauf, %1</numerusform>
            <numerusform>%Ln Läufe, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::PaletteModel</name>
    <message>
        <source>%1 · on</source>
        <comment>a command that is switched on</comment>
        <translation>%1 · eingeschaltet</translation>
    </message>
    <message>
        <source>not available: %1</source>
        <translation>nicht verfügbar: %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::PartEditing</name>
    <message>
        <source>Title of the group</source>
        <translation>Titel der Gruppe</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message>
        <source>Markdown: # title, **bold**, - list</source>
        <translation>Markdown: # Titel, **fett**, - Liste</translation>
    </message>
    <message>
        <source>Rename group</source>
        <translation>Gruppe umbenennen</translation>
    </message>
</context>
<context>
    <name>stellwerk::PartPointer</name>
    <message>
        <source>It is locked in place.</source>
        <translation>Es ist am Platz gesperrt.</translation>
    </message>
    <message>
        <source>Moved by %1, %2. Alt: off the grid. Esc: cancel.</source>
        <translation>Verschoben um %1, %2. Alt: ohne Raster. Esc: abbrechen.</translation>
    </message>
    <message>
        <source>%1 by %2. Alt: off the grid. Esc: cancel.</source>
        <translation>%1 mal %2. Alt: ohne Raster. Esc: abbrechen.</translation>
    </message>
</context>
<context>
    <name>stellwerk::PastRuns</name>
    <message>
        <source>Past &amp;runs…</source>
        <translation>&amp;Frühere Läufe …</translation>
    </message>
    <message>
        <source>&amp;Show the past run</source>
        <translation>Früheren Lauf &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Compare two past runs…</source>
        <translation>Zwei frühere Läufe &amp;vergleichen …</translation>
    </message>
    <message>
        <source>&amp;Run again what failed in it…</source>
        <translation>Fehlgeschlagenes daraus &amp;noch einmal ausführen …</translation>
    </message>
    <message>
        <source>Re&amp;ad the past runs anew</source>
        <translation>Frühere Läufe neu &amp;lesen</translation>
    </message>
    <message>
        <source>Open the &amp;report of the past run</source>
        <translation>&amp;Bericht des früheren Laufs öffnen</translation>
    </message>
    <message>
        <source>Copy the run&apos;s &amp;id</source>
        <translation>&amp;Kennung des Laufs kopieren</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the chosen run</comment>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Compare…</source>
        <comment>two chosen runs</comment>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>Refresh</source>
        <comment>the list of runs</comment>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Run again…</source>
        <comment>what failed</comment>
        <translation>Noch einmal …</translation>
    </message>
    <message>
        <source>All runs of the journal: show, compare or run again</source>
        <translation>Alle Läufe des Journals: zeigen, vergleichen oder noch einmal ausführen</translation>
    </message>
    <message>
        <source>The run cannot be shown: %1</source>
        <translation>Der Lauf kann nicht gezeigt werden: %1</translation>
    </message>
    <message>
        <source>The runs cannot be compared: %1</source>
        <translation>Die Läufe können nicht verglichen werden: %1</translation>
    </message>
    <message>
        <source>The run cannot be opened again: %1</source>
        <translation>Der Lauf kann nicht wieder geöffnet werden: %1</translation>
    </message>
    <message>
        <source>Choose one run in the list of past runs.</source>
        <translation>In der Liste der früheren Läufe einen Lauf wählen.</translation>
    </message>
    <message>
        <source>The journal&apos;s package of this run cannot be read.</source>
        <translation>Das Paket dieses Laufs im Journal kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Choose two runs in the list of past runs.</source>
        <translation>In der Liste der früheren Läufe zwei Läufe wählen.</translation>
    </message>
    <message>
        <source>Choose a run in the list of past runs.</source>
        <translation>In der Liste der früheren Läufe einen Lauf wählen.</translation>
    </message>
    <message>
        <source>Read-only: nothing is started or stopped.</source>
        <translation>Nur lesen: Nichts wird gestartet oder gestoppt.</translation>
    </message>
    <message>
        <source>A run is under way. Wait for its end, or stop it.</source>
        <translation>Ein Lauf ist im Gang. Sein Ende abwarten oder ihn stoppen.</translation>
    </message>
    <message>
        <source>It is under way.</source>
        <translation>Er ist im Gang.</translation>
    </message>
    <message>
        <source>It was interrupted: resume it with “Interrupted runs”.</source>
        <translation>Er wurde unterbrochen: mit „Unterbrochene Läufe“ wieder aufnehmen.</translation>
    </message>
    <message>
        <source>Nothing failed in it.</source>
        <translation>Nichts ist darin fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>stellwerk::PastTable</name>
    <message>
        <source>Ended</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Duration (s)</source>
        <translation>Dauer (s)</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>stellwerk::PastedText</name>
    <message>
        <source>only the job and the server were taken</source>
        <translation>nur Auftrag und Server wurden übernommen</translation>
    </message>
    <message>
        <source>the column “%1” is not known</source>
        <translation>die Spalte „%1“ ist unbekannt</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>Zeile %1: %2.</translation>
    </message>
    <message>
        <source>no job is named</source>
        <translation>es ist kein Auftrag genannt</translation>
    </message>
    <message>
        <source>the job&apos;s name is longer than a job&apos;s can be</source>
        <translation>der Name ist länger, als der eines Auftrags sein kann</translation>
    </message>
    <message>
        <source>“%1” stands in no column</source>
        <translation>„%1“ steht in keiner Spalte</translation>
    </message>
    <message>
        <source>“%1” is not understood</source>
        <translation>„%1“ wird nicht verstanden</translation>
    </message>
    <message>
        <source>there is no task “%1” to come after</source>
        <translation>es gibt keinen Task „%1“, nach dem er kommen könnte</translation>
    </message>
    <message>
        <source>The text has more than %1 lines.</source>
        <translation>Der Text hat mehr als %1 Zeilen.</translation>
    </message>
</context>
<context>
    <name>stellwerk::Perspectives</name>
    <message>
        <source>Arrange the window for designing a parent package</source>
        <translation>Das Fenster zum Entwerfen eines übergeordneten Pakets anordnen</translation>
    </message>
    <message>
        <source>Arrange the window for watching a run</source>
        <translation>Das Fenster zum Beobachten eines Laufs anordnen</translation>
    </message>
    <message>
        <source>Arrange the window for finding out what happened</source>
        <translation>Das Fenster anordnen, um herauszufinden, was geschehen ist</translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation>&amp;Entwurf</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <comment>perspective</comment>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Analyse</translation>
    </message>
</context>
<context>
    <name>stellwerk::PictureDialog</name>
    <message>
        <source>Only what is &amp;selected</source>
        <translation>Nur die &amp;Auswahl</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>PNG: pixels, for mails and pages</source>
        <translation>PNG: Bildpunkte, für Mails und Seiten</translation>
    </message>
    <message>
        <source>SVG: drawing, sharp at every size</source>
        <translation>SVG: Zeichnung, in jeder Größe scharf</translation>
    </message>
    <message>
        <source>PDF: document, for printing</source>
        <translation>PDF: Dokument, zum Drucken</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>As big as the picture</source>
        <translation>So groß wie das Bild</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>US Letter</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Format:</translation>
    </message>
    <message>
        <source>S&amp;cale:</source>
        <translation>&amp;Maßstab:</translation>
    </message>
    <message>
        <source>&amp;Page:</source>
        <translation>&amp;Seite:</translation>
    </message>
    <message>
        <source>C&amp;olours:</source>
        <translation>Fa&amp;rben:</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Größe:</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Bildpunkte</translation>
    </message>
    <message>
        <source>%1: too many; choose a smaller scale, SVG or PDF</source>
        <translation>%1: zu viele; einen kleineren Maßstab, SVG oder PDF wählen</translation>
    </message>
    <message>
        <source>%1 × %2 cm</source>
        <translation>%1 × %2 cm</translation>
    </message>
    <message>
        <source>one page, made smaller where it must be</source>
        <translation>eine Seite, wenn nötig verkleinert</translation>
    </message>
</context>
<context>
    <name>stellwerk::PictureExport</name>
    <message>
        <source>%1 × %2 pixels are too many. Choose a smaller scale, SVG or PDF.</source>
        <translation>%1 × %2 Bildpunkte sind zu viele. Einen kleineren Maßstab, SVG oder PDF wählen.</translation>
    </message>
    <message>
        <source>The picture could not be made.</source>
        <translation>Das Bild konnte nicht erzeugt werden.</translation>
    </message>
    <message>
        <source>There is nothing to draw.</source>
        <translation>Es gibt nichts zu zeichnen.</translation>
    </message>
</context>
<context>
    <name>stellwerk::ProblemsModel</name>
    <message>
        <source>%1 to %2</source>
        <comment>a constraint</comment>
        <translation>%1 zu %2</translation>
    </message>
    <message>
        <source>Parent package</source>
        <translation>Übergeordnetes Paket</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>stellwerk::ProblemsPanel</name>
    <message>
        <source>Problems of the parent package</source>
        <translation>Probleme des übergeordneten Pakets</translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>Keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>No parent package is open.</source>
        <translation>Kein übergeordnetes Paket geöffnet.</translation>
    </message>
    <message>
        <source>Checking the parent package…</source>
        <translation>Das übergeordnete Paket wird geprüft …</translation>
    </message>
</context>
<context>
    <name>stellwerk::QuickAdd</name>
    <message>
        <source>Add a task</source>
        <translation>Task hinzufügen</translation>
    </message>
    <message>
        <source>Job or server</source>
        <translation>Auftrag oder Server</translation>
    </message>
    <message>
        <source>Filter of jobs</source>
        <translation>Filter der Aufträge</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>No job has been read from a server yet.</source>
        <translation>Noch wurde kein Auftrag von einem Server gelesen.</translation>
    </message>
    <message>
        <source>No job matches.</source>
        <translation>Kein Auftrag passt.</translation>
    </message>
</context>
<context>
    <name>stellwerk::RemarkView</name>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weiterer.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Bitte ansehen</translation>
    </message>
    <message>
        <source>Taken over in another form</source>
        <translation>In anderer Form übernommen</translation>
    </message>
    <message>
        <source>It does not work like this:</source>
        <translation>So geht es nicht:</translation>
    </message>
</context>
<context>
    <name>stellwerk::Report</name>
    <message>
        <source>What failed, first error first</source>
        <translation>Was fehlschlug, der erste Fehler zuerst</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; the table of tasks has them all</source>
        <comment>failures</comment>
        <translation>
            <numerusform>und %n weiterer; die Tabelle der Tasks hat sie alle</numerusform>
            <numerusform>und %n weitere; die Tabelle der Tasks hat sie alle</numerusform>
        </translation>
    </message>
    <message>
        <source>on %1</source>
        <comment>server</comment>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>Row of the task</source>
        <translation>Zeile des Tasks</translation>
    </message>
    <message>
        <source>Step %1 said:</source>
        <comment>number and name</comment>
        <translation>Schritt %1 meldete:</translation>
    </message>
    <message>
        <source>No message came with it.</source>
        <translation>Eine Meldung kam nicht mit.</translation>
    </message>
    <message>
        <source>The message is cut: it has %1 in all. The log has all of it.</source>
        <translation>Die Meldung ist gekürzt: Sie hat insgesamt %1. Ganz steht sie im Protokoll.</translation>
    </message>
    <message>
        <source>The whole message (%1)</source>
        <translation>Die ganze Meldung (%1)</translation>
    </message>
    <message>
        <source>The first %1 of the message (it has %2)</source>
        <translation>Die ersten %1 der Meldung (sie hat %2)</translation>
    </message>
    <message>
        <source>Did not run because of it: %1</source>
        <translation>Liefen deshalb nicht: %1</translation>
    </message>
    <message>
        <source>Began later because of it, by up to %1: %2</source>
        <comment>span, tasks</comment>
        <translation>Begannen deshalb später, um bis zu %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The log around it:</source>
        <translation>Das Protokoll um diese Zeit:</translation>
    </message>
    <message>
        <source>(%1 in all)</source>
        <comment>size of a log line</comment>
        <translation>(%1 insgesamt)</translation>
    </message>
    <message>
        <source>The parent package with the states of its tasks</source>
        <translation>Das übergeordnete Paket mit den Zuständen seiner Tasks</translation>
    </message>
    <message>
        <source>max %1</source>
        <comment>tasks of a group at a time</comment>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>disabled</source>
        <comment>task</comment>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>median, tenth and ninetieth percentile</comment>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 succeeded</source>
        <comment>tasks</comment>
        <translation>%1 erfolgreich</translation>
    </message>
    <message>
        <source>%1 with warnings</source>
        <comment>tasks</comment>
        <translation>%1 mit Warnungen</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>tasks</comment>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <comment>tasks</comment>
        <translation>%1 unbekannt</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <comment>tasks</comment>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <comment>tasks</comment>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <source>missed by %1</source>
        <comment>processing window, span</comment>
        <translation>verfehlt um %1</translation>
    </message>
    <message>
        <source>kept, %1 to spare</source>
        <comment>processing window, span</comment>
        <translation>eingehalten, %1 übrig</translation>
    </message>
    <message>
        <source>Processing window ends</source>
        <translation>Verarbeitungsfenster endet</translation>
    </message>
    <message>
        <source>Critical path:</source>
        <translation>Kritischer Pfad:</translation>
    </message>
    <message>
        <source>%1, after a wait of %2</source>
        <comment>two spans</comment>
        <translation>%1, nach %2 Warten</translation>
    </message>
    <message>
        <source>What took longer than usual and held up others:</source>
        <translation>Was länger als üblich dauerte und andere aufhielt:</translation>
    </message>
    <message>
        <source>took %1 longer than usual; the run ended %2 later for it</source>
        <comment>two spans</comment>
        <translation>dauerte %1 länger als üblich; der Lauf endete deshalb %2 später</translation>
    </message>
    <message>
        <source>took %1 longer than usual; %2 began %3 later for it</source>
        <comment>span, task, span</comment>
        <translation>dauerte %1 länger als üblich; %2 begann deshalb %3 später</translation>
    </message>
    <message>
        <source>Run %1, controlled by %2</source>
        <comment>run, host</comment>
        <translation>Lauf %1, gesteuert von %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>file</comment>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Last known</source>
        <translation>Zuletzt bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1 against the usual %2 (of %n run(s))</source>
        <comment>change, span</comment>
        <translation>
            <numerusform>%1 gegenüber den üblichen %2 (aus %n Lauf)</numerusform>
            <numerusform>%1 gegenüber den üblichen %2 (aus %n Läufen)</numerusform>
        </translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>At least</source>
        <comment>lower bound of a run&apos;s duration</comment>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>these tasks on these servers, however they are ordered</source>
        <translation>diese Tasks auf diesen Servern, wie immer man sie anordnet</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wartete</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Tasks at a time, on average</source>
        <translation>Tasks zugleich, im Mittel</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>After a wait of</source>
        <translation>Nach einer Pause von</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>Wegen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>retries</comment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What people decided</source>
        <translation>Was Menschen entschieden</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>decisions</comment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>The run over time, by server</source>
        <translation>Der Lauf über die Zeit, nach Servern</translation>
    </message>
    <message numerus="yes">
        <source>%n attempts are too many to draw each: the picture shows how much of its most each server had to do, and crosses where something failed.</source>
        <translation>
            <numerusform>%n Versuch: Das Bild zeigt, wie viel von seinem Meisten jeder Server zu tun hatte, und Kreuze, wo etwas fehlschlug.</numerusform>
            <numerusform>%n Versuche sind zu viele, um jeden zu zeichnen: Das Bild zeigt, wie viel von seinem Meisten jeder Server zu tun hatte, und Kreuze, wo etwas fehlschlug.</numerusform>
        </translation>
    </message>
    <message>
        <source>no server</source>
        <translation>kein Server</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>attempt</comment>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>%1, attempt %2: %3</source>
        <comment>task, number, outcome</comment>
        <translation>%1, Versuch %2: %3</translation>
    </message>
    <message>
        <source>waited %1, ran %2 (%3 to %4)</source>
        <comment>two spans, two times</comment>
        <translation>wartete %1, lief %2 (%3 bis %4)</translation>
    </message>
    <message numerus="yes">
        <source>%1: at most %n at a time</source>
        <comment>server</comment>
        <translation>
            <numerusform>%1: höchstens %n zugleich</numerusform>
            <numerusform>%1: höchstens %n zugleich</numerusform>
        </translation>
    </message>
    <message>
        <source>Not ended</source>
        <comment>run</comment>
        <translation>Nicht zu Ende</translation>
    </message>
    <message>
        <source>%1 – run %2</source>
        <comment>package, run</comment>
        <translation>%1 – Lauf %2</translation>
    </message>
    <message>
        <source>The package</source>
        <translation>Das Paket</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>All times are %1.</source>
        <comment>time zone</comment>
        <translation>Alle Zeiten sind %1.</translation>
    </message>
    <message>
        <source>Written on %1 by Stellwerk %2.</source>
        <comment>time, version</comment>
        <translation>Geschrieben am %1 von Stellwerk %2.</translation>
    </message>
    <message>
        <source>The report %1 cannot be written: %2. Check the folder, its rights and the free space.</source>
        <translation>Der Bericht %1 kann nicht geschrieben werden: %2. Prüfen Sie den Ordner, seine Rechte und den freien Platz.</translation>
    </message>
</context>
<context>
    <name>stellwerk::ReportController</name>
    <message>
        <source>Open rep&amp;ort</source>
        <translation>Ber&amp;icht öffnen</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern …</translation>
    </message>
    <message>
        <source>Print report…</source>
        <translation>Bericht drucken …</translation>
    </message>
    <message>
        <source>Shows the report of the run in the browser</source>
        <translation>Zeigt den Bericht des Laufs im Browser</translation>
    </message>
    <message>
        <source>Writes the report of the run into one HTML file</source>
        <translation>Schreibt den Bericht des Laufs in eine HTML-Datei</translation>
    </message>
    <message>
        <source>Opens the report of the run in the browser with its print dialog</source>
        <translation>Öffnet den Bericht des Laufs im Browser mit dessen Druckdialog</translation>
    </message>
    <message>
        <source>No run is shown: run a parent package, or open a past run</source>
        <translation>Es wird kein Lauf gezeigt: Führen Sie ein übergeordnetes Paket aus oder öffnen Sie einen früheren Lauf</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <source>The report is written: %1</source>
        <translation>Der Bericht ist geschrieben: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Nothing on this computer opens the report %1. Save it and open it with a browser.</source>
        <translation>Nichts auf diesem Rechner öffnet den Bericht %1. Speichern Sie ihn und öffnen Sie ihn mit einem Browser.</translation>
    </message>
</context>
<context>
    <name>stellwerk::ReportSettingsPage</name>
    <message>
        <source>&amp;Write a report after every run, into the folder</source>
        <translation>Nach jedem Lauf einen Bericht &amp;schreiben, in den Ordner</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Folder of the reports</source>
        <translation>Ordner der Berichte</translation>
    </message>
    <message>
        <source>No folder is chosen</source>
        <translation>Kein Ordner ist gewählt</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunBanners</name>
    <message>
        <source>The processing window ends at %1 and will be missed: the run cannot end before %2. Last on the longest way: %3.</source>
        <translation>Das Verarbeitungsfenster endet um %1 und wird verfehlt: Der Lauf kann nicht vor %2 enden. Zuletzt auf dem längsten Weg: %3.</translation>
    </message>
    <message>
        <source>Show task</source>
        <translation>Task zeigen</translation>
    </message>
    <message>
        <source>The run is paused. Jobs that run go on; nothing new is started.</source>
        <translation>Der Lauf pausiert. Laufende Aufträge gehen weiter, nichts Neues wird gestartet.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>How %n task(s) ended is not known: %1. A person has to decide.</source>
        <translation>
            <numerusform>Wie ein Task endete, ist nicht bekannt: %1. Ein Mensch muss entscheiden.</numerusform>
            <numerusform>Wie %n Tasks endeten, ist nicht bekannt; der erste: %1. Ein Mensch muss entscheiden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>task, server</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Look and decide…</source>
        <translation>Ansehen und entscheiden…</translation>
    </message>
    <message>
        <source>Another program looks after this run. It is shown live, and what you ask for is done there.</source>
        <translation>Ein anderes Programm betreut diesen Lauf. Er wird live gezeigt; was hier verlangt wird, geschieht dort.</translation>
    </message>
    <message>
        <source>The program that looked after this run has ended. Its jobs go on; nothing new is started. Go on with it here?</source>
        <translation>Das Programm, das diesen Lauf betreute, ist zu Ende. Seine Aufträge gehen weiter, nichts Neues wird gestartet. Hier fortsetzen?</translation>
    </message>
    <message>
        <source>Go on here</source>
        <translation>Hier fortsetzen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunController</name>
    <message>
        <source>&amp;Run</source>
        <translation>Aus&amp;führen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>The journal of the run cannot be written, so nothing more is started: %1</source>
        <translation>Das Journal des Laufs kann nicht geschrieben werden, daher wird nichts mehr gestartet: %1</translation>
    </message>
    <message>
        <source>A parent package is running: one at a time</source>
        <translation>Ein übergeordnetes Paket läuft: immer nur eines</translation>
    </message>
    <message>
        <source>No parent package is open</source>
        <translation>Kein übergeordnetes Paket geöffnet</translation>
    </message>
    <message>
        <source>The run is being stopped</source>
        <translation>Der Lauf wird gestoppt</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was started: the parent package has %n error(s).</source>
        <translation>
            <numerusform>Nichts wurde gestartet: Das übergeordnete Paket hat %n Fehler.</numerusform>
            <numerusform>Nichts wurde gestartet: Das übergeordnete Paket hat %n Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme zeigen</translation>
    </message>
    <message>
        <source>Nothing was started: %1</source>
        <translation>Nichts wurde gestartet: %1</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Lauf stoppen</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n job(s) that run on the servers now?</source>
        <translation>
            <numerusform>%n Auftrag stoppen, der gerade auf einem Server läuft?</numerusform>
            <numerusform>%n Aufträge stoppen, die gerade auf den Servern laufen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks that have not started will not start. Jobs that are to be left running when cancelled go on.</source>
        <translation>Noch nicht gestartete Tasks starten nicht mehr. Aufträge, die beim Abbruch weiterlaufen sollen, gehen weiter.</translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation>Laufen lassen</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n job(s)</source>
        <translation>
            <numerusform>%n Auftrag stoppen</numerusform>
            <numerusform>%n Aufträge stoppen</numerusform>
        </translation>
    </message>
    <message>
        <source>The run has failed.</source>
        <translation>Der Lauf ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The run has succeeded with warnings.</source>
        <translation>Der Lauf war mit Warnungen erfolgreich.</translation>
    </message>
    <message>
        <source>Show task</source>
        <translation>Task zeigen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Re-run from &amp;failure</source>
        <translation>Ab &amp;Fehler wiederholen</translation>
    </message>
    <message>
        <source>Starts the open parent package</source>
        <translation>Startet das geöffnete übergeordnete Paket</translation>
    </message>
    <message>
        <source>Starts nothing new until the run is continued; jobs that run go on</source>
        <translation>Startet nichts Neues, bis der Lauf fortgesetzt wird; laufende Aufträge gehen weiter</translation>
    </message>
    <message>
        <source>Cancels the run and stops its jobs on the servers</source>
        <translation>Bricht den Lauf ab und stoppt seine Aufträge auf den Servern</translation>
    </message>
    <message>
        <source>Runs the tasks that failed, were cancelled or did not run again, in the same run</source>
        <translation>Führt fehlgeschlagene, abgebrochene und nicht gelaufene Tasks im selben Lauf noch einmal aus</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Read-only: nothing is started or stopped</source>
        <translation>Nur Lesen: Nichts wird gestartet oder gestoppt</translation>
    </message>
    <message>
        <source>Run this parent package</source>
        <translation>Dieses übergeordnete Paket ausführen</translation>
    </message>
    <message>
        <source>Continue the run</source>
        <translation>Den Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Pause: start nothing new, let jobs that run go on</source>
        <translation>Pause: nichts Neues starten, laufende Aufträge weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Run the failed tasks and what did not run because of them again</source>
        <translation>Die fehlgeschlagenen Tasks und was ihretwegen nicht lief noch einmal ausführen</translation>
    </message>
    <message>
        <source>No task of the shown run has failed or was cancelled</source>
        <translation>Kein Task des gezeigten Laufs ist fehlgeschlagen oder wurde abgebrochen</translation>
    </message>
    <message>
        <source>Start in production</source>
        <translation>In Produktion starten</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) may start jobs on servers tagged &quot;production&quot;.</source>
        <translation>
            <numerusform>Ein Task kann Aufträge auf Servern mit der Markierung „production“ starten.</numerusform>
            <numerusform>%n Tasks können Aufträge auf Servern mit der Markierung „production“ starten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing starts until you say so.</source>
        <translation>Nichts startet, bevor Sie es bestätigen.</translation>
    </message>
    <message>
        <source>%1: job %2 on %3</source>
        <comment>task, job, servers</comment>
        <translation>%1: Auftrag %2 auf %3</translation>
    </message>
    <message>
        <source> or </source>
        <comment>between servers</comment>
        <translation> oder </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Start %n task(s) in production</source>
        <translation>
            <numerusform>Einen Task in Produktion starten</numerusform>
            <numerusform>%n Tasks in Produktion starten</numerusform>
        </translation>
    </message>
    <message>
        <source>The run could not be asked for this: %1</source>
        <translation>Das konnte vom Lauf nicht verlangt werden: %1</translation>
    </message>
    <message>
        <source>%1 %2: %3.</source>
        <comment>headline, task, how it ended</comment>
        <translation>%1 %2: %3.</translation>
    </message>
    <message>
        <source>%1 %2 on %3: %4.</source>
        <comment>headline, task, server, how it ended</comment>
        <translation>%1 %2 auf %3: %4.</translation>
    </message>
    <message>
        <source>Re-run from failure</source>
        <translation>Ab Fehler wiederholen</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunNotices</name>
    <message>
        <source>&amp;Notifications and reports…</source>
        <translation>&amp;Meldungen und Berichte …</translation>
    </message>
    <message>
        <source>What you are told of, and whether a report is written after every run</source>
        <translation>Was Ihnen gemeldet wird, und ob nach jedem Lauf ein Bericht geschrieben wird</translation>
    </message>
    <message>
        <source>Notifications and reports</source>
        <translation>Meldungen und Berichte</translation>
    </message>
    <message>
        <source>N&amp;otifications</source>
        <translation>Mel&amp;dungen</translation>
    </message>
    <message>
        <source>&amp;Reports</source>
        <translation>&amp;Berichte</translation>
    </message>
    <message>
        <source>Show task</source>
        <translation>Task zeigen</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunProgress</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>No servers</source>
        <translation>Keine Server</translation>
    </message>
    <message>
        <source>%1/%2 servers</source>
        <translation>%1/%2 Server</translation>
    </message>
    <message>
        <source>Servers that answer, of those that are registered</source>
        <translation>Server, die antworten, von den registrierten</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Task</numerusform>
            <numerusform>%n Tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>%1 running · %2 of %3 ended</source>
        <comment>tasks</comment>
        <translation>%1 laufen · %2 von %3 beendet</translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n angehalten</numerusform>
            <numerusform>%n angehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>the run</comment>
        <translation>Pausiert</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunTray</name>
    <message>
        <source>&amp;Show Stellwerk</source>
        <translation>Stellwerk &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message numerus="yes">
        <source>Running: %1 of %n task(s) ended</source>
        <comment>number</comment>
        <translation>
            <numerusform>Läuft: %1 von %n Task beendet</numerusform>
            <numerusform>Läuft: %1 von %n Tasks beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>The run has ended: %1</source>
        <translation>Der Lauf ist zu Ende: %1</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunWatcher</name>
    <message>
        <source>Cancelled before it was started.</source>
        <translation>Abgebrochen, bevor er gestartet wurde.</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunningModel</name>
    <message>
        <source>after %1</source>
        <comment>a step: number, name</comment>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>Longer than usual</source>
        <translation>Länger als üblich</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>%1. Versuch</translation>
    </message>
    <message>
        <source>Step %1 is tried again</source>
        <translation>Schritt %1 wird wiederholt</translation>
    </message>
    <message>
        <source>Step %1 failed, the job goes on</source>
        <translation>Schritt %1 schlug fehl, der Auftrag läuft weiter</translation>
    </message>
    <message>
        <source>waits to start</source>
        <translation>wartet auf den Start</translation>
    </message>
    <message>
        <source>no estimate</source>
        <translation>keine Schätzung</translation>
    </message>
    <message numerus="yes">
        <source>Most runs take %1 to %2 (last %n successful run(s))</source>
        <translation>
            <numerusform>Die meisten Läufe dauern %1 bis %2 (letzter %n erfolgreicher Lauf)</numerusform>
            <numerusform>Die meisten Läufe dauern %1 bis %2 (letzte %n erfolgreiche Läufe)</numerusform>
        </translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Dauer bisher</translation>
    </message>
    <message>
        <source>Usually</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Usual end</source>
        <translation>Übliches Ende</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Gestartet von</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunningPanel</name>
    <message>
        <source>Running jobs</source>
        <translation>Laufende Aufträge</translation>
    </message>
    <message>
        <source>Nothing runs now on the servers that were read.</source>
        <translation>Auf den gelesenen Servern läuft jetzt nichts.</translation>
    </message>
    <message>
        <source>Of what runs now nothing is to be shown: filtered or hidden.</source>
        <translation>Von dem, was läuft, ist nichts zu zeigen: gefiltert oder ausgeblendet.</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunsModel</name>
    <message>
        <source>(cannot be read)</source>
        <comment>package</comment>
        <translation>(nicht lesbar)</translation>
    </message>
    <message>
        <source>Under way</source>
        <comment>a run</comment>
        <translation>Im Gang</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>a run</comment>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>task, server</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1, process %2</source>
        <translation>%1, Prozess %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n run(s))</source>
        <translation>
            <numerusform>%1 (ein Lauf)</numerusform>
            <numerusform>%1 (%n Läufe)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) failed</source>
        <translation>
            <numerusform>Ein Lauf fehlgeschlagen</numerusform>
            <numerusform>%n Läufe fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Parent package</source>
        <translation>Übergeordnetes Paket</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Failed tasks</source>
        <translation>Fehlgeschlagene Tasks</translation>
    </message>
    <message>
        <source>First failure</source>
        <translation>Erster Fehler</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
</context>
<context>
    <name>stellwerk::RunsPage</name>
    <message>
        <source>&amp;Group by package</source>
        <translation>Nach Paket &amp;gruppieren</translation>
    </message>
    <message>
        <source>Past runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Filter: package, task, server, message …</source>
        <translation>Filter: Paket, Task, Server, Meldung …</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>Filter der Läufe</translation>
    </message>
    <message>
        <source>Outcome of the runs</source>
        <translation>Ausgang der Läufe</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Alle Ausgänge</translation>
    </message>
    <message>
        <source>The journal of runs cannot be read: %1</source>
        <translation>Das Journal der Läufe kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Das Journal wird gelesen …</translation>
    </message>
    <message>
        <source>Nothing has run yet. Every run of a parent package is listed here.</source>
        <translation>Noch nichts ist gelaufen. Hier steht jeder Lauf eines übergeordneten Pakets.</translation>
    </message>
    <message>
        <source>No run fits the filter.</source>
        <translation>Kein Lauf passt zum Filter.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>Ein Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Läufen</translation>
    </message>
    <message>
        <source>%1, reading…</source>
        <comment>number of runs</comment>
        <translation>%1, wird gelesen …</translation>
    </message>
    <message>
        <source>%1, not read to the end</source>
        <comment>number of runs</comment>
        <translation>%1, nicht zu Ende gelesen</translation>
    </message>
</context>
<context>
    <name>stellwerk::SearchBar</name>
    <message>
        <source>Search in the package</source>
        <translation>Suche im Paket</translation>
    </message>
    <message>
        <source>Find: name, job, server, state, note</source>
        <translation>Suchen: Name, Auftrag, Server, Zustand, Notiz</translation>
    </message>
    <message>
        <source>Find in the package</source>
        <translation>Im Paket suchen</translation>
    </message>
    <message>
        <source>Words must all occur. For one field: server:SQL01 state:failed job: name: note: group:</source>
        <translation>Alle Wörter müssen vorkommen. Für ein Feld: server:SQL01 zustand:fehl auftrag: name: notiz: gruppe:</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>the so-manieth of so many hits</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>no hit</source>
        <translation>kein Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::ServerDialog</name>
    <message>
        <source>Add server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Edit server %1</source>
        <translation>Server %1 bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Security</source>
        <translation>&amp;Sicherheit</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Verwendung</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;prüfen</translation>
    </message>
    <message>
        <source>How packages and logs call this server</source>
        <translation>Wie Pakete und Protokolle diesen Server nennen</translation>
    </message>
    <message>
        <source>Host name or address</source>
        <translation>Hostname oder Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Named instance</source>
        <translation>Benannte Instanz</translation>
    </message>
    <message>
        <source>The best one installed</source>
        <translation>Der beste installierte</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Reached by:</source>
        <translation>E&amp;rreicht über:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>&amp;Instance:</source>
        <translation>&amp;Instanz:</translation>
    </message>
    <message>
        <source>ODBC &amp;driver:</source>
        <translation>ODBC-&amp;Treiber:</translation>
    </message>
    <message>
        <source>&amp;Login time-out:</source>
        <translation>Zeitlimit &amp;Anmeldung:</translation>
    </message>
    <message>
        <source>&amp;Query time-out:</source>
        <translation>Zeitlimit A&amp;bfrage:</translation>
    </message>
    <message>
        <source>SQL Server login</source>
        <translation>SQL-Server-Anmeldung</translation>
    </message>
    <message>
        <source>Trusted connection (Windows or Kerberos)</source>
        <translation>Vertrauenswürdige Verbindung (Windows oder Kerberos)</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>&amp;Remember the password in the system&apos;s keychain</source>
        <translation>Kennwort im Schlüsselbund des Systems &amp;merken</translation>
    </message>
    <message>
        <source>Otherwise it is kept in memory until the program ends. It never stands in a file.</source>
        <translation>Sonst bleibt es bis zum Ende des Programms im Speicher. In einer Datei steht es nie.</translation>
    </message>
    <message>
        <source>Off: only the login is encrypted</source>
        <translation>Aus: nur die Anmeldung ist verschlüsselt</translation>
    </message>
    <message>
        <source>Optional: if the server wants it</source>
        <translation>Optional: wenn der Server es will</translation>
    </message>
    <message>
        <source>Mandatory</source>
        <translation>Erforderlich</translation>
    </message>
    <message>
        <source>Strict (TDS 8, ODBC Driver 18)</source>
        <translation>Streng (TDS 8, ODBC Driver 18)</translation>
    </message>
    <message>
        <source>&amp;Trust the server&apos;s certificate unseen</source>
        <translation>Dem Zertifikat des Servers ungeprüft &amp;vertrauen</translation>
    </message>
    <message>
        <source>As the host above</source>
        <translation>Wie der Host oben</translation>
    </message>
    <message>
        <source>PEM file; empty: the system&apos;s certificates</source>
        <translation>PEM-Datei; leer: die Zertifikate des Systems</translation>
    </message>
    <message>
        <source>&amp;Log in with:</source>
        <translation>A&amp;nmelden mit:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Kennwort:</translation>
    </message>
    <message>
        <source>&amp;Encryption:</source>
        <translation>&amp;Verschlüsselung:</translation>
    </message>
    <message>
        <source>Host in certi&amp;ficate:</source>
        <translation>Host im &amp;Zertifikat:</translation>
    </message>
    <message>
        <source>Certi&amp;ficate file:</source>
        <translation>Zertifikats&amp;datei:</translation>
    </message>
    <message>
        <source>For example Production/Finance</source>
        <translation>Zum Beispiel Produktion/Finanzen</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>Durch Kommas getrennt</translation>
    </message>
    <message>
        <source>How many of our jobs may run there at the same time</source>
        <translation>Wie viele unserer Aufträge dort gleichzeitig laufen dürfen</translation>
    </message>
    <message>
        <source>&amp;Group:</source>
        <translation>&amp;Gruppe:</translation>
    </message>
    <message>
        <source>T&amp;ags:</source>
        <translation>&amp;Kennzeichen:</translation>
    </message>
    <message>
        <source>&amp;Jobs at a time:</source>
        <translation>Aufträge gl&amp;eichzeitig:</translation>
    </message>
    <message>
        <source>N&amp;ote:</source>
        <translation>N&amp;otiz:</translation>
    </message>
    <message>
        <source>There is a server %1 already. Choose another name.</source>
        <translation>Einen Server %1 gibt es schon. Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Enter the instance&apos;s name, or choose the port.</source>
        <translation>Den Namen der Instanz eingeben oder den Port wählen.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet …</translation>
    </message>
    <message>
        <source>ODBC driver</source>
        <translation>ODBC-Treiber</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>The database on this server that packages log to (dbo.sysssislog); other servers&apos; packages may log there, too</source>
        <translation>Die Datenbank auf diesem Server, in die Pakete protokollieren (dbo.sysssislog); auch Pakete anderer Server dürfen das</translation>
    </message>
    <message>
        <source>SS&amp;IS log in:</source>
        <comment>a database</comment>
        <translation>SS&amp;IS-Protokoll in:</translation>
    </message>
</context>
<context>
    <name>stellwerk::SettingsDialog</name>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung hat diese Wörter.</translation>
    </message>
    <message>
        <source>&amp;Reset this page</source>
        <translation>Diese Seite &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
</context>
<context>
    <name>stellwerk::ShortcutDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command, menu or key</source>
        <translation>Befehl, Menü oder Taste</translation>
    </message>
    <message>
        <source>Search by text</source>
        <translation>Nach Text suchen</translation>
    </message>
    <message>
        <source>Search by pressing a key</source>
        <translation>Durch Tastendruck suchen</translation>
    </message>
    <message>
        <source>Press keys to see what they do</source>
        <translation>Tasten drücken, um zu sehen, was sie tun</translation>
    </message>
    <message>
        <source>Keys of the command</source>
        <translation>Tasten des Befehls</translation>
    </message>
    <message>
        <source>&amp;Remove key</source>
        <translation>Taste &amp;entfernen</translation>
    </message>
    <message>
        <source>Back to &amp;default</source>
        <translation>Auf &amp;Vorgabe zurück</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation>Neue Taste drücken</translation>
    </message>
    <message>
        <source>&amp;Add key</source>
        <translation>Taste &amp;hinzufügen</translation>
    </message>
    <message>
        <source>A&amp;ll back to default</source>
        <translation>&amp;Alle auf Vorgabe zurück</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>The command has this key already.</source>
        <translation>Der Befehl hat diese Taste schon.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command (where it works)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 is the key of: %2.</source>
        <translation>%1 gehört schon zu: %2.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>T&amp;ake it from there</source>
        <translation>&amp;Von dort übernehmen</translation>
    </message>
    <message>
        <source>No command fits.</source>
        <translation>Kein Befehl passt.</translation>
    </message>
    <message>
        <source>Import a scheme of shortcuts</source>
        <translation>Schema von Tastenkürzeln importieren</translation>
    </message>
    <message>
        <source>Schemes of shortcuts (*.json)</source>
        <translation>Schemata von Tastenkürzeln (*.json)</translation>
    </message>
    <message>
        <source>Imported; OK puts it in force.</source>
        <translation>Importiert; OK setzt es in Kraft.</translation>
    </message>
    <message>
        <source>Export the scheme of shortcuts</source>
        <translation>Schema der Tastenkürzel exportieren</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>Exportiert.</translation>
    </message>
</context>
<context>
    <name>stellwerk::ShortcutModel</name>
    <message>
        <source>Chosen by you</source>
        <translation>Selbst gewählt</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Works in</source>
        <translation>Wirkt in</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
</context>
<context>
    <name>stellwerk::ShortcutScheme</name>
    <message>
        <source>This is no JSON: %1.</source>
        <translation>Das ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>This is no scheme of shortcuts: it has no object &quot;shortcuts&quot;.</source>
        <translation>Das ist kein Schema von Tastenkürzeln: Ihm fehlt das Objekt „shortcuts“.</translation>
    </message>
    <message>
        <source>The keys of %1 are no list.</source>
        <translation>Die Tasten von %1 sind keine Liste.</translation>
    </message>
    <message>
        <source>%1 of %2 is no key.</source>
        <translation>%1 bei %2 ist keine Taste.</translation>
    </message>
</context>
<context>
    <name>stellwerk::StartPage</name>
    <message>
        <source>Stellwerk</source>
        <translation>Stellwerk</translation>
    </message>
    <message>
        <source>A parent package runs the jobs of many SQL Servers in the order you draw.</source>
        <translation>Ein übergeordnetes Paket führt die Aufträge vieler SQL Server in der gezeichneten Reihenfolge aus.</translation>
    </message>
    <message>
        <source>Open demo fl&amp;eet</source>
        <translation>D&amp;emoflotte öffnen</translation>
    </message>
    <message>
        <source>Starts simulated SQL Servers on this computer and opens a sample package in a window of its own</source>
        <translation>Startet simulierte SQL Server auf diesem Rechner und öffnet ein Beispielpaket in einem eigenen Fenster</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>stellwerk::State</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Succeeded with warnings</source>
        <translation>Erfolgreich mit Warnungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Ready</source>
        <comment>task: may start, waits for a free server</comment>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird gestoppt</translation>
    </message>
    <message>
        <source>Waiting to retry</source>
        <translation>Wartet auf Wiederholung</translation>
    </message>
    <message>
        <source>Retried</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Never ran</source>
        <translation>Nie gelaufen</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>Requested</source>
        <comment>job: start asked for, not begun</comment>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>In trouble</source>
        <comment>server: cannot be reached or refuses us</comment>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>On success</source>
        <translation>Bei Erfolg</translation>
    </message>
    <message>
        <source>On failure</source>
        <translation>Bei Fehler</translation>
    </message>
    <message>
        <source>On completion</source>
        <translation>Bei Abschluss</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>task: a person asked for a halt before it</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Could not be called: %1</source>
        <comment>task, why</comment>
        <translation>Konnte nicht aufgerufen werden: %1</translation>
    </message>
    <message>
        <source>The job failed</source>
        <translation>Der Auftrag ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>The job succeeded, but its package failed</source>
        <translation>Der Auftrag war erfolgreich, sein Paket schlug fehl</translation>
    </message>
    <message>
        <source>the server cannot be reached</source>
        <translation>der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>the login was refused</source>
        <translation>die Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>a right is missing</source>
        <translation>ein Recht fehlt</translation>
    </message>
    <message>
        <source>there is no such job</source>
        <translation>es gibt keinen solchen Auftrag</translation>
    </message>
    <message>
        <source>the job was running already</source>
        <translation>der Auftrag lief schon</translation>
    </message>
    <message>
        <source>SQL Server Agent is stopped</source>
        <translation>SQL Server-Agent ist angehalten</translation>
    </message>
    <message>
        <source>the job has no target server</source>
        <translation>der Auftrag hat keinen Zielserver</translation>
    </message>
    <message>
        <source>the server refused the start</source>
        <translation>der Server lehnte den Start ab</translation>
    </message>
    <message>
        <source>the job is disabled</source>
        <translation>der Auftrag ist deaktiviert</translation>
    </message>
    <message>
        <source>none of its servers is registered</source>
        <translation>keiner seiner Server ist registriert</translation>
    </message>
    <message>
        <source>The job ended with its Agent, which was restarted</source>
        <translation>Der Auftrag endete mit seinem Agent, der neu gestartet wurde</translation>
    </message>
    <message>
        <source>The job was stopped: it took longer than its time-out</source>
        <translation>Der Auftrag wurde gestoppt: Er dauerte länger als sein Zeitlimit</translation>
    </message>
    <message>
        <source>Succeeded with warnings: a step failed and the job went on</source>
        <translation>Erfolgreich mit Warnungen: Ein Schritt schlug fehl, der Auftrag ging weiter</translation>
    </message>
    <message>
        <source>Unknown: contact was lost for good</source>
        <translation>Unbekannt: Der Kontakt ging endgültig verloren</translation>
    </message>
    <message>
        <source>Unknown: nobody can tell how the job ended</source>
        <translation>Unbekannt: Niemand kann sagen, wie der Auftrag endete</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>stellwerk::TaskCard</name>
    <message>
        <source>any</source>
        <comment>join badge</comment>
        <translation>einer</translation>
    </message>
    <message>
        <source>any in %1</source>
        <comment>servers of a group</comment>
        <translation>einer in %1</translation>
    </message>
    <message>
        <source>any tagged %1</source>
        <comment>servers with a tag</comment>
        <translation>einer mit %1</translation>
    </message>
    <message>
        <source>no server</source>
        <translation>kein Server</translation>
    </message>
    <message numerus="yes">
        <source>any of %n</source>
        <comment>of so many servers</comment>
        <translation>
            <numerusform>einer von %n</numerusform>
            <numerusform>einer von %n</numerusform>
        </translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>start only</source>
        <translation>nur starten</translation>
    </message>
    <message>
        <source>Job: %1</source>
        <translation>Auftrag: %1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Starts after any of its predecessors</source>
        <translation>Startet nach einem seiner Vorgänger</translation>
    </message>
    <message>
        <source>Disabled: passed over in a run</source>
        <translation>Deaktiviert: wird im Lauf übergangen</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>Placed: %1</source>
        <translation>Platziert: %1</translation>
    </message>
    <message>
        <source>Usually takes %1</source>
        <translation>Dauert üblicherweise %1</translation>
    </message>
    <message>
        <source>Last step: %1</source>
        <translation>Letzter Schritt: %1</translation>
    </message>
    <message>
        <source>A halt is set: the run waits before it</source>
        <translation>Ein Halt ist gesetzt: Der Lauf wartet davor</translation>
    </message>
    <message>
        <source>a halt is set before it</source>
        <translation>davor ist ein Halt gesetzt</translation>
    </message>
    <message>
        <source>all</source>
        <comment>join badge</comment>
        <translation>alle</translation>
    </message>
</context>
<context>
    <name>stellwerk::TaskControls</name>
    <message>
        <source>&amp;Cancel task</source>
        <translation>Task abbre&amp;chen</translation>
    </message>
    <message>
        <source>Stops its job on the server, or does not start it</source>
        <translation>Stoppt seinen Auftrag auf dem Server oder startet ihn nicht</translation>
    </message>
    <message>
        <source>Cancel this and &amp;what follows</source>
        <translation>Mit &amp;Folgenden abbrechen</translation>
    </message>
    <message>
        <source>Cancels the task and all that comes after it</source>
        <translation>Bricht den Task und alles ab, was nach ihm kommt</translation>
    </message>
    <message>
        <source>&amp;Hold before this task</source>
        <translation>Da&amp;vor anhalten</translation>
    </message>
    <message>
        <source>The run waits before it until it is released; without a run: the next one</source>
        <translation>Der Lauf wartet davor, bis er freigegeben wird; ohne Lauf: der nächste</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>Passes over it: what follows goes on as after a success</source>
        <translation>Übergeht ihn: Was folgt, geht weiter wie nach einem Erfolg</translation>
    </message>
    <message>
        <source>Re&amp;try</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Runs it again, and what was skipped because of it</source>
        <translation>Führt ihn noch einmal aus, und was seinetwegen übersprungen wurde</translation>
    </message>
    <message>
        <source>Decide &amp;outcome…</source>
        <translation>Er&amp;gebnis entscheiden…</translation>
    </message>
    <message>
        <source>Shows what is known of it, and asks how it ended</source>
        <translation>Zeigt, was bekannt ist, und fragt, wie er endete</translation>
    </message>
    <message>
        <source>&amp;Release: let it start</source>
        <translation>F&amp;reigeben: starten lassen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel branch</source>
        <translation>Zweig abbrechen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden…</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
</context>
<context>
    <name>stellwerk::TaskIndicator</name>
    <message>
        <source>&amp;Work in the background…</source>
        <translation>&amp;Arbeiten im Hintergrund …</translation>
    </message>
    <message>
        <source>What is read, written and worked out now; there it can be cancelled</source>
        <translation>Was gerade gelesen, geschrieben und berechnet wird; dort kann es abgebrochen werden</translation>
    </message>
    <message numerus="yes">
        <source>%n in the background</source>
        <comment>works</comment>
        <translation>
            <numerusform>%n im Hintergrund</numerusform>
            <numerusform>%n im Hintergrund</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <comment>works, how far they are</comment>
        <translation>%1 · %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>works in the background</comment>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <comment>works in the background</comment>
        <translation>
            <numerusform>%n fertig</numerusform>
            <numerusform>%n fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows what is done in the background</source>
        <translation>Zeigt, was im Hintergrund getan wird</translation>
    </message>
</context>
<context>
    <name>stellwerk::TaskInspector</name>
    <message>
        <source>All constraints hold</source>
        <translation>Alle erfüllt</translation>
    </message>
    <message>
        <source>Any constraint holds</source>
        <translation>Eine erfüllt</translation>
    </message>
    <message>
        <source>The job has ended</source>
        <translation>Auftrag beendet</translation>
    </message>
    <message>
        <source>The Agent has accepted the start</source>
        <translation>Start angenommen</translation>
    </message>
    <message>
        <source>Na&amp;me:</source>
        <translation>Na&amp;me:</translation>
    </message>
    <message>
        <source>&amp;Job:</source>
        <translation>&amp;Auftrag:</translation>
    </message>
    <message>
        <source>R&amp;uns on:</source>
        <translation>&amp;Läuft auf:</translation>
    </message>
    <message>
        <source>Sta&amp;rts when:</source>
        <translation>Sta&amp;rtet, wenn:</translation>
    </message>
    <message>
        <source>&amp;Ends when:</source>
        <translation>&amp;Endet, wenn:</translation>
    </message>
    <message>
        <source>Change job</source>
        <translation>Auftrag ändern</translation>
    </message>
    <message>
        <source>Change server</source>
        <translation>Server ändern</translation>
    </message>
    <message>
        <source>Change join</source>
        <translation>Verknüpfung ändern</translation>
    </message>
    <message>
        <source>Change mode</source>
        <translation>Modus ändern</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, after a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>none</source>
        <comment>time-out</comment>
        <translation>keines</translation>
    </message>
    <message>
        <source>none</source>
        <comment>retries</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>Stop the job</source>
        <translation>Auftrag stoppen</translation>
    </message>
    <message>
        <source>Leave it running</source>
        <translation>Laufen lassen</translation>
    </message>
    <message>
        <source>Wait for its end, then start</source>
        <translation>Ende abwarten</translation>
    </message>
    <message>
        <source>Take that run as ours</source>
        <translation>Lauf übernehmen</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Fehlschlagen</translation>
    </message>
    <message>
        <source>The job&apos;s first step</source>
        <translation>Erster Schritt des Auftrags</translation>
    </message>
    <message>
        <source>How many of the server&apos;s places it takes</source>
        <translation>Wie viele Plätze des Servers er belegt</translation>
    </message>
    <message>
        <source>&amp;Time-out:</source>
        <translation>&amp;Zeitlimit:</translation>
    </message>
    <message>
        <source>Retr&amp;ies:</source>
        <translation>&amp;Wiederholungen:</translation>
    </message>
    <message>
        <source>First &amp;wait:</source>
        <translation>Erste Wa&amp;rtezeit:</translation>
    </message>
    <message>
        <source>When &amp;cancelled:</source>
        <translation>&amp;Bei Abbruch:</translation>
    </message>
    <message>
        <source>I&amp;f it runs already:</source>
        <translation>Wenn er schon läu&amp;ft:</translation>
    </message>
    <message>
        <source>Start with &amp;step:</source>
        <translation>Mit &amp;Schritt beginnen:</translation>
    </message>
    <message>
        <source>Weig&amp;ht:</source>
        <translation>&amp;Gewicht:</translation>
    </message>
    <message>
        <source>N&amp;ote:</source>
        <translation>N&amp;otiz:</translation>
    </message>
    <message>
        <source>Change time-out</source>
        <translation>Zeitlimit ändern</translation>
    </message>
    <message>
        <source>Change retries</source>
        <translation>Wiederholungen ändern</translation>
    </message>
    <message>
        <source>Change weight</source>
        <translation>Gewicht ändern</translation>
    </message>
    <message>
        <source>Change cancelling</source>
        <translation>Abbruch ändern</translation>
    </message>
    <message>
        <source>Change start</source>
        <translation>Start ändern</translation>
    </message>
    <message>
        <source>Change start step</source>
        <translation>Startschritt ändern</translation>
    </message>
    <message>
        <source>Change note</source>
        <translation>Notiz ändern</translation>
    </message>
    <message>
        <source>&amp;Disabled</source>
        <translation>&amp;Deaktiviert</translation>
    </message>
    <message>
        <source>Passed over in a run; what follows goes on</source>
        <translation>Wird im Lauf übergangen; das Folgende geht weiter</translation>
    </message>
    <message>
        <source>Each wait before a retry is this much of the one before</source>
        <translation>Jede Wartezeit vor einer Wiederholung ist so viel der vorigen</translation>
    </message>
    <message>
        <source>&amp;Growth:</source>
        <translation>Zu&amp;wachs:</translation>
    </message>
    <message>
        <source>A group may limit how many of its tasks run at the same time</source>
        <translation>Eine Gruppe kann begrenzen, wie viele ihrer Tasks gleichzeitig laufen</translation>
    </message>
    <message>
        <source>H&amp;alt before it in the next run</source>
        <translation>Im nächsten Lauf davor &amp;anhalten</translation>
    </message>
    <message>
        <source>The run waits before the task until somebody lets it go on; not kept in the file</source>
        <translation>Der Lauf wartet vor dem Task, bis ihn jemand weitergehen lässt; steht nicht in der Datei</translation>
    </message>
    <message>
        <source>&amp;Locked in place</source>
        <translation>Am P&amp;latz gesperrt</translation>
    </message>
    <message>
        <source>No gesture and no arranging moves the card</source>
        <translation>Keine Geste und kein Anordnen verschiebt die Karte</translation>
    </message>
    <message>
        <source>Grou&amp;p:</source>
        <translation>Gru&amp;ppe:</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>none</source>
        <comment>group</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
</context>
<context>
    <name>stellwerk::TaskListPopup</name>
    <message>
        <source>%1: %2</source>
        <comment>state of background work, detail</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Being cancelled</source>
        <translation>Wird abgebrochen</translation>
    </message>
    <message>
        <source>✓ Finished</source>
        <translation>✓ Fertig</translation>
    </message>
    <message>
        <source>✕ Failed</source>
        <translation>✕ Fehlgeschlagen</translation>
    </message>
    <message>
        <source>■ Cancelled</source>
        <translation>■ Abgebrochen</translation>
    </message>
    <message>
        <source>Nothing is being done in the background.</source>
        <translation>Im Hintergrund wird nichts getan.</translation>
    </message>
    <message>
        <source>Work in the background</source>
        <translation>Arbeiten im Hintergrund</translation>
    </message>
</context>
<context>
    <name>stellwerk::TaskRunPanel</name>
    <message>
        <source>What went wrong</source>
        <translation>Was fehlschlug</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>started %1</source>
        <comment>time</comment>
        <translation>gestartet %1</translation>
    </message>
    <message>
        <source>last step: %1</source>
        <translation>letzter Schritt: %1</translation>
    </message>
    <message numerus="yes">
        <source>Delayed %n task(s), most of all %1, by %2.</source>
        <translation>
            <numerusform>Verzögerte einen Task: %1, um %2.</numerusform>
            <numerusform>Verzögerte %n Tasks, am meisten %1, um %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept %n task(s) from running: %1.</source>
        <translation>
            <numerusform>Hielt einen Task davon ab zu laufen: %1.</numerusform>
            <numerusform>Hielt %n Tasks davon ab zu laufen: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::TimelinePanel</name>
    <message>
        <source>&amp;Follow the run</source>
        <translation>Dem Lauf &amp;folgen</translation>
    </message>
    <message>
        <source>When a parent package runs, a bar grows here for every task, server by server.</source>
        <translation>Läuft ein übergeordnetes Paket, wächst hier für jeden Task ein Balken, Server für Server.</translation>
    </message>
    <message>
        <source>Timeline of the run</source>
        <translation>Zeitachse des Laufs</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
    <message>
        <source>Attempt: %1</source>
        <translation>Versuch: %1</translation>
    </message>
    <message>
        <source>Requested: %1</source>
        <translation>Angefordert: %1</translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation>Gestartet: %1</translation>
    </message>
    <message>
        <source>Waited: %1</source>
        <translation>Gewartet: %1</translation>
    </message>
    <message>
        <source>Ran: %1</source>
        <translation>Gelaufen: %1</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Beendet: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n bar(s)</source>
        <translation>
            <numerusform>%n Balken</numerusform>
            <numerusform>%n Balken</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n running or waiting</source>
        <translation>
            <numerusform>%n läuft oder wartet</numerusform>
            <numerusform>%n laufen oder warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Job: %1</source>
        <translation>Auftrag: %1</translation>
    </message>
    <message>
        <source>Usual duration: %1</source>
        <translation>Übliche Dauer: %1</translation>
    </message>
    <message>
        <source>On the critical path</source>
        <translation>Auf dem kritischen Pfad</translation>
    </message>
    <message>
        <source>Not started by this run</source>
        <translation>Nicht von diesem Lauf gestartet</translation>
    </message>
    <message>
        <source>Jobs of &amp;others</source>
        <translation>Auft&amp;räge anderer</translation>
    </message>
    <message>
        <source>Show in grey what runs on the servers and was not started by this run</source>
        <translation>In Grau zeigen, was auf den Servern läuft und nicht von diesem Lauf gestartet wurde</translation>
    </message>
    <message>
        <source>&amp;Leave out idle time</source>
        <translation>&amp;Leerlauf auslassen</translation>
    </message>
    <message>
        <source>Shorten the stretches in which nothing ran</source>
        <translation>Die Strecken kürzen, in denen nichts lief</translation>
    </message>
    <message>
        <source>Keep the present moment in sight while the run grows; pauses when you move the chart (F)</source>
        <translation>Den jetzigen Augenblick im Blick behalten, während der Lauf wächst; hält an, wenn Sie das Diagramm bewegen (F)</translation>
    </message>
    <message>
        <source>Rows by &amp;server</source>
        <translation>Zeilen je &amp;Server</translation>
    </message>
    <message>
        <source>Rows by &amp;task</source>
        <translation>Zeilen je &amp;Task</translation>
    </message>
    <message>
        <source>Rows by &amp;job</source>
        <translation>Zeilen je &amp;Auftrag</translation>
    </message>
    <message>
        <source>What has a row of its own</source>
        <translation>Was eine eigene Zeile hat</translation>
    </message>
    <message>
        <source>C&amp;ritical path</source>
        <translation>&amp;Kritischer Pfad</translation>
    </message>
    <message>
        <source>%1 (attempt %2)</source>
        <translation>%1 (Versuch %2)</translation>
    </message>
    <message>
        <source>Mark the tasks that decide when the run ends with a double line, and show how much later the others may end</source>
        <translation>Die Tasks, die bestimmen, wann der Lauf endet, mit einer Doppellinie kennzeichnen und zeigen, wie viel später die anderen enden dürfen</translation>
    </message>
    <message>
        <source>What is &amp;expected</source>
        <translation>Was er&amp;wartet wird</translation>
    </message>
    <message>
        <source>Show where the tasks that have not begun are expected, and when the run ends</source>
        <translation>Zeigen, wo die Tasks erwartet werden, die noch nicht begonnen haben, und wann der Lauf endet</translation>
    </message>
    <message>
        <source>expected end %1</source>
        <translation>erwartetes Ende %1</translation>
    </message>
    <message>
        <source>nine of ten by %1</source>
        <comment>end of the run</comment>
        <translation>neun von zehn bis %1</translation>
    </message>
    <message>
        <source>Slack: it may end %1 later, and the run ends at the same time</source>
        <translation>Puffer: Er darf %1 später enden, und der Lauf endet zur selben Zeit</translation>
    </message>
    <message>
        <source>Because of it %1 did not run</source>
        <translation>Seinetwegen lief %1 nicht</translation>
    </message>
    <message>
        <source>It will delay %1 by %2</source>
        <translation>Er wird %1 um %2 verzögern</translation>
    </message>
    <message>
        <source>It delayed %1 by %2</source>
        <translation>Er verzögerte %1 um %2</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more task(s)</source>
        <translation>
            <numerusform>… und %n weiteren Task</numerusform>
            <numerusform>… und %n weitere Tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>The run ends %1 later by it</source>
        <translation>Der Lauf endet seinetwegen %1 später</translation>
    </message>
    <message>
        <source>Expected, it has not begun</source>
        <translation>Erwartet, er hat noch nicht begonnen</translation>
    </message>
    <message>
        <source>Server: %1, by what is known now</source>
        <translation>Server: %1, nach jetzigem Stand</translation>
    </message>
    <message>
        <source>Expected start: %1</source>
        <translation>Erwarteter Beginn: %1</translation>
    </message>
    <message>
        <source>Expected end: %1</source>
        <translation>Erwartetes Ende: %1</translation>
    </message>
    <message>
        <source>Nobody knows how long it takes; shown as long as the others</source>
        <translation>Niemand weiß, wie lange er dauert; so lang gezeigt wie die anderen</translation>
    </message>
    <message>
        <source>The run is paused: expected if it went on now</source>
        <translation>Der Lauf pausiert: erwartet, wenn er jetzt weiterginge</translation>
    </message>
    <message numerus="yes">
        <source>%n to come</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n kommt noch</numerusform>
            <numerusform>%n kommen noch</numerusform>
        </translation>
    </message>
    <message>
        <source>Longer than usual: nine of ten runs take no more than %1</source>
        <translation>Länger als üblich: Neun von zehn Ausführungen dauern höchstens %1</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitachse</translation>
    </message>
</context>
<context>
    <name>stellwerk::TimelineTable</name>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Waited (s)</source>
        <translation>Wartete (s)</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wartete</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Ran (s)</source>
        <translation>Lief (s)</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Lief</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Expected, it has not begun</source>
        <translation>Erwartet, er hat noch nicht begonnen</translation>
    </message>
</context>
<context>
    <name>stellwerk::ViewFreshness</name>
    <message>
        <source>no server can be reached</source>
        <translation>kein Server ist erreichbar</translation>
    </message>
    <message>
        <source>%1 is away</source>
        <comment>server</comment>
        <translation>%1 ist nicht erreichbar</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) are away</source>
        <translation>
            <numerusform>%n Server ist nicht erreichbar</numerusform>
            <numerusform>%n Server sind nicht erreichbar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>stellwerk::WhereField</name>
    <message>
        <source>One server</source>
        <translation>Ein Server</translation>
    </message>
    <message>
        <source>Any of several servers</source>
        <translation>Einer von mehreren Servern</translation>
    </message>
    <message>
        <source>Any server of a group</source>
        <translation>Ein Server einer Gruppe</translation>
    </message>
    <message>
        <source>Any server with a tag</source>
        <translation>Ein Server mit Kennzeichen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Server group</source>
        <translation>Servergruppe</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <source>Where the task may run</source>
        <translation>Wo der Task laufen darf</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
</context>
<context>
    <name>stellwerk::WindowActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Find server or job</source>
        <translation>Server oder Auftrag &amp;finden</translation>
    </message>
    <message>
        <source>Find in &amp;log</source>
        <translation>Im &amp;Protokoll finden</translation>
    </message>
    <message>
        <source>&amp;Import servers…</source>
        <translation>Server &amp;importieren …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;About Stellwerk</source>
        <translation>&amp;Über Stellwerk</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <source>Read-&amp;only</source>
        <translation>Nur &amp;Lesen</translation>
    </message>
    <message>
        <source>Refuses everything that starts or stops a job, in the whole program</source>
        <translation>Lehnt im ganzen Programm alles ab, was einen Auftrag startet oder stoppt</translation>
    </message>
</context>
<context>
    <name>stellwerk::WindowDialogs</name>
    <message>
        <source>Password for %1</source>
        <translation>Kennwort für %1</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>Server:</translation>
    </message>
    <message>
        <source>Login:</source>
        <translation>Anmeldename:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Kennwort:</translation>
    </message>
    <message>
        <source>&amp;Remember it in the system&apos;s keychain</source>
        <translation>Im Schlüsselbund des Systems &amp;merken</translation>
    </message>
</context>
<context>
    <name>stellwerk::WindowDocks</name>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>Dauern</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>stellwerk::WindowTools</name>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette …</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Next pac&amp;kage</source>
        <translation>Nächstes &amp;Paket</translation>
    </message>
    <message>
        <source>Previous packa&amp;ge</source>
        <translation>V&amp;origes Paket</translation>
    </message>
    <message>
        <source>Only one package is open.</source>
        <translation>Es ist nur ein Paket geöffnet.</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>@ tasks</source>
        <translation>@ Tasks</translation>
    </message>
    <message>
        <source># servers and jobs</source>
        <translation># Server und Aufträge</translation>
    </message>
    <message>
        <source>/ open packages</source>
        <translation>/ offene Pakete</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Canvas in its &amp;own window</source>
        <translation>Zeichenfläche im &amp;eigenen Fenster</translation>
    </message>
    <message>
        <source>No parent package is open.</source>
        <translation>Es ist kein übergeordnetes Paket geöffnet.</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
</context>
<context>
    <name>stellwerk::Workspace</name>
    <message>
        <source>It is open in another tab.</source>
        <translation>Es ist in einem anderen Tab geöffnet.</translation>
    </message>
    <message>
        <source>It is open in another Stellwerk (process %1).</source>
        <translation>Es ist in einem anderen Stellwerk geöffnet (Prozess %1).</translation>
    </message>
</context>
</TS>
