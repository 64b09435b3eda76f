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
