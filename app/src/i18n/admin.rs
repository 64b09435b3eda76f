//! Texts of the three administrators.

texts! {
    /// Accounts of staff.
    Accounts {
        title: "工作人员账号", "Staff accounts";
        help: "系统管理员建账号，安全管理员给角色和锁定，审计管理员看记录。三个管理员必须是三个人。", "The system administrator makes accounts, the security administrator gives roles and locks, the audit administrator reads the record. They are three people.";
        find: "按登录名查找", "Find by sign-in name";
        login: "登录名", "Sign-in name";
        find_button: "查找", "Find";
        new: "新建账号", "Make an account";
        new_help: "账号建好后没有任何角色，由安全管理员给。", "A new account has no role; the security administrator gives it one.";
        name: "姓名", "Name";
        email: "邮箱（可不填）", "Email (optional)";
        email_help: "填了就把设密码的链接发到这个邮箱；不填就给一张纸条，由您交给本人。没有别人知道密码。", "A link to set a password goes there; without it there is a slip for you to hand over. Nobody else knows the password.";
        make: "建账号", "Make it";
        made: "账号建好了。", "Made.";
        list: "有角色的账号", "Accounts with a role";
        none: "还没有。", "None yet.";
        state: "状态", "State";
        open: "正常", "Open";
        locked: "已锁定", "Locked";
        closed: "已关闭", "Closed";
        roles: "角色", "Roles";
        no_roles: "没有角色", "No role";
        role: "角色", "Role";
        scope: "范围", "Scope";
        scope_help: "单位角色填 unit:单位编号；社区、街道等角色填 division:区划代码；管理员不填", "unit:ID for roles of a unit, division:CODE for those of a place, nothing for administrators";
        give: "给这个角色", "Give this role";
        take: "收回", "Take away";
        lock: "锁定账号", "Lock the account";
        lock_help: "立刻退出所有设备，令牌作废。", "Every device is signed out at once and tokens end.";
        unlock: "解锁", "Unlock";
        done: "改好了。", "Done.";
        back: "返回账号列表", "Back to the accounts";
        created: "建于", "Made on";
        failures: "登录失败", "Failed sign-ins";
        failures_help: "只看得到次数和时间；记号相同就是同一个登录名。", "Only how often and when; the same mark is the same sign-in name.";
        mark: "记号", "Mark";
        count: "次数", "Times";
        last: "最近一次", "Last";
        until: "锁到", "Locked until";
        more: "下一页", "Next page";
    }
}

texts! {
    /// The record of events.
    Audit {
        title: "操作记录", "Record";
        help: "只有编号、代码、时间和数字，没有姓名和联系方式。", "Ids, codes, times and numbers; no names, no contacts.";
        kind: "事件（开头）", "Event (beginning)";
        actor: "操作账号", "Account";
        subject: "对象编号", "Id of the thing";
        from: "从", "From";
        to: "到", "To";
        filter: "筛选", "Filter";
        at: "时间", "When";
        what: "事件", "Event";
        who: "账号和角色", "Account and role";
        thing: "对象", "Thing";
        facts: "内容", "Facts";
        none: "没有这样的记录。", "No such events.";
        more: "更早的", "Earlier";
    }
}
