//! Texts of the community desk and of the way to one's own work.

texts! {
    /// The way to one's own work.
    Work {
        title: "工作台", "Work";
        help: "您的账号可以做的事。", "What your account does.";
        unit: "单位工作区", "Unit area";
        unit_help: "设施公示、开放记录、闭馆", "Facilities, opening marks, closures";
        people: "居民登记", "People";
        people_help: "登记、核实、合并、发重设密码的纸条", "Enter, vouch for, join, give out slips";
        accounts: "工作人员账号", "Staff accounts";
        accounts_help: "建账号，给角色，锁定", "Make accounts, give roles, lock";
        audit: "操作记录", "Record";
        audit_help: "谁在什么时候做了什么", "Who did what and when";
        roles: "您的角色", "Your roles";
    }
}

texts! {
    /// People at the desk.
    People {
        title: "居民登记", "People";
        find: "找人", "Find somebody";
        find_help: "要完整的手机号、邮箱或姓名。每次打开登记都会留下查看记录。", "The whole number, address or name. Each entry that is opened leaves a record.";
        contact: "手机号或邮箱", "Phone or mail address";
        name: "姓名", "Name";
        find_button: "查找", "Find";
        nobody: "本辖区没有这样的登记。", "Nobody like this in your area.";
        found: "找到的登记", "Found";
        new: "登记新居民", "Enter somebody";
        new_help: "没有账号也能登记。一个号码只登记一个人。", "No account is needed. One number is one person.";
        phone: "手机号", "Phone";
        email: "邮箱", "Mail address";
        division: "所在社区代码", "Code of the community";
        agreed: "已把隐私说明念给对方听，对方同意：只记名字和一个联系方式，用来预约和通知，随时可以删除", "I read the privacy sentence out and they agree: only a name and one contact are kept, for bookings and notices, and can be erased at any time";
        enter: "登记", "Enter";
        entered: "登记好了。", "Entered.";
        known: "这个号码已经登记过，就是下面这位。", "This number is known: it is the person below.";
        account_yes: "有账号", "Has an account";
        account_no: "没有账号", "No account";
        back: "返回居民登记", "Back to people";
        joined: "这份登记已并入另一份。", "This entry was joined to another.";
        to_joined: "打开那一份", "Open that one";
        vouch: "我看过证件，是本人", "I saw a document, it is them";
        vouch_help: "只记谁在什么时候看过，不记证件号码。", "Only who saw it and when is kept, never its number.";
        vouched: "已由服务台核实。", "Vouched for at the desk.";
        vouched_at: "核实于", "Vouched for on";
        slip: "发重设密码的纸条", "Give out a slip for a new password";
        slip_help: "先确认是本人。代码只显示这一次，24 小时内有效，用一次作废。", "Make sure it is them. The code is shown once, is good for 24 hours and works once.";
        slip_title: "重设密码纸条", "Slip for a new password";
        slip_where: "打开这个地址，填登录名和代码，设新密码：", "Open this address, fill in sign-in name and code, and set a new password:";
        slip_login: "登录名", "Sign-in name";
        slip_code: "代码", "Code";
        slip_until: "有效到", "Good until";
        print: "用浏览器的打印功能打印这一页。", "Print this page with your browser.";
        merge: "合并重复登记", "Join a duplicate entry";
        merge_help: "下面这些登记的姓名或号码相同。合并后，预约和次数都归到这一份，不能撤回。", "These entries have the same name or number. Bookings and counts go over to this entry; this cannot be undone.";
        merge_account: "两份都有账号时，被并入的账号会关闭。", "Where both have an account, the account of the duplicate is closed.";
        merge_button: "并入这一份", "Join to this entry";
        merge_none: "没有看起来重复的登记。", "No entry looks like a duplicate.";
        vouch_first: "这份登记还没有所属社区。当面核对证件之后，才能合并登记、发纸条。", "This entry has no home community yet. Once you have seen a document you can join entries or give out a slip.";
        merged: "已经合并。", "Joined.";
    }
}
