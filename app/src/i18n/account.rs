//! Texts of signing in and registering.

texts! {
    /// Signing in and registering.
    Account {
        sign_in: "登录", "Sign in";
        login: "手机号、邮箱或登录名", "Phone, email or sign-in name";
        password: "密码", "Password";
        sign_in_button: "登录", "Sign in";
        no_account: "还没有账号？", "No account yet?";
        register_link: "注册一个", "Register";
        register: "注册", "Register";
        name: "怎么称呼您", "Your name";
        name_help: "预约用的名字，只有场地的人看得到", "The name for your bookings; only the place sees it";
        contact: "手机号或邮箱", "Phone or email";
        contact_help: "以后用它登录；场地有变化也靠它找到您", "You sign in with it, and the place reaches you if something changes";
        new_password: "设一个密码", "Choose a password";
        new_password_help: "至少 8 个字符，可以是一句话", "At least 8 characters; a sentence is fine";
        register_button: "注册", "Register";
        have_account: "已有账号？", "Already registered?";
        sign_in_link: "直接登录", "Sign in";
        comes_back: "登录后会回到刚才的那一页。", "You come back to where you were.";
        already: "您已经登录。", "You are signed in.";
        to_me: "去看我的预约", "See my bookings";
    }
}

texts! {
    /// Signing in by code, and a forgotten password.
    Codes {
        by_code: "用短信验证码登录", "Sign in with a code by SMS";
        by_code_help: "不记得密码也能登录。号码在本站或社区登记过就行。", "No password needed, if the number is known here or at the community desk.";
        phone: "手机号", "Phone number";
        send: "发验证码", "Send the code";
        sent: "如果这个号码登记过，验证码已经发出，10 分钟内有效。", "If this number is known here, a code is on its way. It is good for 10 minutes.";
        code: "六位验证码", "Six-digit code";
        enter: "登录", "Sign in with the code";
        again: "没收到，再发一次", "Nothing came, send another";
        by_password: "用密码登录", "Sign in with a password";
        forgot: "忘记密码？", "Forgotten your password?";
        forgot_title: "忘记密码", "Forgotten password";
        forgot_mail: "用邮件重设", "By mail";
        forgot_mail_help: "把登录名告诉我们，链接会发到您登记的邮箱，一小时内有效。", "Tell us your sign-in name. A link goes to the mail address of the account and is good for an hour.";
        forgot_send: "发送链接", "Send the link";
        forgot_sent: "如果有这个账号并且登记过邮箱，链接已经发出。", "If there is such an account with a mail address, a link is on its way.";
        forgot_slip: "到社区服务台办", "At the community desk";
        forgot_slip_help: "社区工作者认得您，会打印一张带一次性代码的纸条，24 小时内有效。", "A community worker who knows you prints a slip with a code, good for 24 hours.";
        have_slip: "我有纸条", "I have a slip";
        no_mail: "本站还没有开通邮件，请到社区服务台，或用短信验证码登录。", "Mail is not set up here. Please go to the community desk, or sign in with a code by SMS.";
        reset_title: "设一个新密码", "Set a new password";
        reset_help: "设好以后，所有设备都要重新登录。", "Afterwards every device has to sign in again.";
        slip_code: "纸条上的代码", "Code on the slip";
        reset_button: "保存新密码", "Save the new password";
        reset_done: "密码改好了，请用新密码登录。", "The password is set. Sign in with it.";
        everywhere_done: "所有设备都已退出。", "Every device is signed out.";
    }
}

texts! {
    /// One's own account.
    Mine {
        title: "账号与安全", "Account and safety";
        way: "账号与安全", "Account and safety";
        back: "返回我的预约", "Back to my bookings";
        contacts: "怎么找到您", "How to reach you";
        none: "还没有", "None yet";
        verified: "已核实", "Proved";
        unverified: "未核实", "Not proved";
        assurance: "实名程度", "How sure we are of you";
        assurance_help: "核实手机后可约紧俏的场地；到社区服务台出示一次证件，可以享受本社区优先。证件号码不会记录。", "A proved phone opens places in demand; showing a document once at the community desk gives your own community's priority. No number of it is kept.";
        prove_phone: "核实手机号", "Prove a phone number";
        prove_email: "核实邮箱", "Prove a mail address";
        email: "邮箱", "Mail address";
        send: "发验证码", "Send the code";
        sent: "验证码已经发出，10 分钟内有效。", "The code is on its way, good for 10 minutes.";
        code: "六位验证码", "Six-digit code";
        prove: "核实", "Prove it";
        proved: "核实好了。社区登记过的预约也在您名下了。", "Proved. What the desk booked under it is yours now.";
        password: "改密码", "Change the password";
        set_password: "设一个密码", "Set a password";
        current: "现在的密码", "Current password";
        new: "新密码", "New password";
        save: "保存", "Save";
        saved: "密码改好了，其他设备都已退出。", "The password is changed; every other device is signed out.";
        everywhere: "在所有设备上退出", "Sign out everywhere";
        everywhere_help: "手机丢了，或者在别人的电脑上登录过，就按这里。", "For a lost phone, or a sign-in on somebody else's computer.";
    }
}
