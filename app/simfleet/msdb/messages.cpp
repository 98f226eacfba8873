// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "msdb/messages.h"

#include "msdb/text.h"

#include <map>

namespace simfleet::msdb {

namespace {

struct Text
{
    int severity;
    const char16_t* pattern;
};

const std::map<int, Text>& texts()
{
    static const std::map<int, Text> kTexts = {
        {4060, {11, u"Cannot open database \"%s\" requested by the login. The login failed."}},
        {15281,
         {16,
          u"SQL Server blocked access to procedure '%s' of component 'Agent XPs' because this component is "
          u"turned off as part of the security configuration for this server. A system administrator can "
          u"enable the use of 'Agent XPs' by using sp_configure. For more information about enabling 'Agent "
          u"XPs', search for 'Agent XPs' in SQL Server Books Online."}},
        {14197, {10, u"Value of %s parameter should be in the range 0..100."}},
        {14198, {10, u"Value of %s parameter should be in the range of agent types."}},
        {14200, {16, u"The specified '%s' is invalid."}},
        {14205, {10, u"(unknown)"}},
        {14213, {10, u"Core Job Details:"}},
        {14214, {10, u"Job Steps:"}},
        {14215, {10, u"Job Schedules:"}},
        {14216, {10, u"Job Target Servers:"}},
        {14226, {10, u"%s history entries purged."}},
        {14230, {10, u"SP_POST_MSX_OPERATION: %s %s download instruction(s) posted."}},
        {14232, {16, u"Specify either a job_name, job_id, or an originating_server."}},
        {14234, {16, u"The specified '%s' is invalid (valid values are returned by %s)."}},
        {14235, {16, u"The specified '%s' is invalid (valid values are greater than 0 but excluding %s)."}},
        {14236, {10, u"Warning: Non-existent step referenced by %s."}},
        {14242, {16, u"Only a system administrator can reassign ownership of a job."}},
        {14243, {10, u"Job '%s' started successfully."}},
        {14253, {10, u"%s (of %s) job(s) stopped successfully."}},
        {14254, {10, u"Job '%s' stopped successfully."}},
        {14256,
         {16,
          u"Cannot start the job \"%s\" (ID %s) because it does not have any job server or servers defined. "
          u"Associate the job with a job server by calling sp_add_jobserver."}},
        {14257,
         {16,
          u"Cannot stop the job \"%s\" (ID %s) because it does not have any job server or servers defined. "
          u"Associate the job with a job server by calling sp_add_jobserver."}},
        {14258, {16, u"Cannot perform this operation while SQLServerAgent is starting. Try again later."}},
        {14261, {16, u"The specified %s ('%s') already exists."}},
        {14262, {16, u"The specified %s ('%s') does not exist."}},
        {14266, {16, u"The specified '%s' is invalid (valid values are: %s)."}},
        {14267, {16, u"Cannot add a job to the '%s' job category."}},
        {14268, {16, u"There are no jobs at this server that originated from server '%s'."}},
        {14269, {16, u"Job '%s' is already targeted at server '%s'."}},
        {14273, {16, u"You must provide either @schedule_id or @schedule_name."}},
        {14274,
         {16, u"Cannot add, update, or delete a job (or its steps or schedules) that originated from an MSX "
              u"server."}},
        {14278, {16, u"The schedule for this job is invalid (reason: %s)."}},
        {14279, {16, u"Supply either @job_name, @job_id or @originating_server."}},
        {14280, {16, u"Supply either a job name (and job aspect), or one or more job filter parameters."}},
        {14290,
         {16, u"This job is currently targeted at the local server so cannot also be targeted at a remote "
              u"server."}},
        {14291,
         {16, u"This job is currently targeted at a remote server so cannot also be targeted at the local "
              u"server."}},
        {14293,
         {16,
          u"There are two or more jobs named '%s'. Specify %s instead of %s to uniquely identify the job."}},
        {14294, {16, u"Supply either %s or %s to identify the job."}},
        {14295, {16, u"Frequency Type 0x2 (OnDemand) is no longer supported."}},
        {14307, {16, u"Access to Integration Services package '%s' is denied."}},
        {14365, {16, u"Specify a valid schedule_uid."}},
        {14366, {16, u"Only members of sysadmin role can modify the owner of a schedule."}},
        {14371,
         {16,
          u"There are two or more schedules named \"%s\". Specify %s instead of %s to uniquely identify the "
          u"schedule."}},
        {14377,
         {16,
          u"The schedule was not attached to the specified job. The schedule owner and the job owner must be "
          u"the same or the operation must be performed by a sysadmin."}},
        {14392,
         {16,
          u"Only owner of a job or members of role sysadmin or SQLAgentOperatorRole can purge history of the "
          u"job."}},
        {14393,
         {16,
          u"Only owner of a job or members of role sysadmin or SQLAgentOperatorRole can start and stop the "
          u"job."}},
        {14396, {16, u"Only members of sysadmin server role can modify multi-server jobs"}},
        {14397, {16, u"Only members of sysadmin server role can start/stop multi-server jobs"}},
        {14398, {16, u"Only members of sysadmin server role can create multi-server jobs"}},
        {14515,
         {16, u"Only a member of the sysadmin server role can add a job for a different owner with "
              u"@owner_login_name."}},
        {14516,
         {16, u"Proxy (%s) is not allowed for subsystem \"%s\" and user \"%s\". Grant permission by calling "
              u"sp_grant_proxy_to_subsystem or sp_grant_login_to_proxy."}},
        {14517, {16, u"A proxy account is not allowed for a Transact-SQL subsystem."}},
        {14525,
         {16,
          u"Only members of sysadmin role are allowed to update or delete jobs owned by a different login."}},
        {14528, {16, u"Job \"%s\" has no steps defined."}},
        {14544, {16, u"Only members of sysadmin role are allowed to create multi-server jobs."}},
        {14545, {16, u"The %s parameter is not valid for a job step of type %s."}},
        {14570, {10, u"(Job outcome)"}},
        {14571, {10, u"No description available."}},
        {14582, {16, u"Only a system administrator can specify a value for %s."}},
        {14586, {16, u"The package \"%s\" was not found."}},
        {14591, {16, u"Access to Integration Services folder '%s' is denied."}},
        {14593, {16, u"Folder '%s' is not empty."}},
        {18456, {14, u"Login failed for user '%s'."}},
    };
    return kTexts;
}

} // namespace

Message makeMessage(int number, int severity, int state, std::u16string text)
{
    Message message;
    message.number = number;
    message.severity = severity;
    message.state = state;
    message.text = std::move(text);
    return message;
}

Message sysMessage(int number, std::initializer_list<std::u16string_view> arguments)
{
    const auto found = texts().find(number);
    if (found == texts().end())
        return makeMessage(number, 16, 1, u"Message " + msdb::decimal(number));
    return makeMessage(number, found->second.severity, 1, fill(found->second.pattern, arguments));
}

Message agentMessage(std::u16string_view text)
{
    return makeMessage(22022, 16, 1, u"SQLServerAgent " + std::u16string(text));
}

} // namespace simfleet::msdb
